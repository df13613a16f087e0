/** Chance that can be had again: the same seed gives the same people. */
export interface Random {
  /** From 0 up to 1. */
  (): number;
  /** A number below a million that has not come before. */
  readonly serial: () => number;
}

/** Mulberry32: thirty-two bits of state, good enough to make people up. */
export const seeded = (seed: number): Random => {
  let state = seed | 0;
  let drawn = Math.abs(seed) % 1_000_000;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const serial = (): number => {
    // A step that shares no factor with a million comes back only after them all.
    drawn = (drawn + 7_919) % 1_000_000;
    return drawn;
  };
  return Object.assign(next, { serial });
};

/** One of a list. */
export const pick = <T>(random: Random, list: readonly T[]): T => {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found;
};

/** A whole number from the first to the last. */
export const between = (random: Random, first: number, last: number): number =>
  first + Math.floor(random() * (last - first + 1));

export const chance = (random: Random, share: number): boolean => random() < share;
