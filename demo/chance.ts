/** Chance that can be had again: the same seed gives the same rolls. */
export interface Chance {
  /** From 0 to 1, 1 not included. */
  readonly roll: () => number;
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number;
  readonly happens: (share: number) => boolean;
  readonly oneOf: <T>(choices: readonly T[]) => T;
  /** One of the keys, as often as its weight says. */
  readonly weighed: <K extends string>(weights: Readonly<Partial<Record<K, number>>>) => K;
  readonly some: <T>(choices: readonly T[], count: number) => T[];
}

/** Mulberry32: small, fast, and good enough for made-up people. */
const rolls = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The chance of one part of the partnership: a family rolls alike however many stand beside it. */
export const chanceOf = (seed: number, part: number): Chance => {
  const roll = rolls(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(part + 1, 0xc2b2ae35));
  const between = (from: number, to: number): number => from + Math.floor(roll() * (to - from + 1));
  const oneOf = <T>(choices: readonly T[]): T => {
    const chosen = choices[Math.floor(roll() * choices.length)];
    if (chosen === undefined) throw new RangeError('There is nothing to choose from.');
    return chosen;
  };
  return {
    roll,
    between,
    oneOf,
    happens: (share) => roll() < share,
    weighed: (weights) => {
      // Object.entries widens the keys to strings, and these are the weights' own.
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = roll() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      const last = entries.at(-1);
      if (!last) throw new RangeError('There is nothing to weigh.');
      return last[0];
    },
    some: (choices, count) => {
      const left = [...choices];
      const taken: (typeof left)[number][] = [];
      while (taken.length < count && left.length > 0)
        taken.push(...left.splice(Math.floor(roll() * left.length), 1));
      return taken;
    },
  };
};
