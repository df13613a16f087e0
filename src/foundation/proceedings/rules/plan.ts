import type { Instant } from '#kernel';

/** An item of the agenda by its place: of one that is not theirs, whoever looks knows what the agenda lists in its place. */
export interface Planned {
  readonly id: string;
  readonly parent: string | null;
  readonly place: number;
  readonly title: string;
  /** Planned; null where nothing is said. */
  readonly minutes: number | null;
}
export interface Turn {
  readonly item: string;
  readonly from: Instant;
  readonly until: Instant | null;
}
export type ItemState = 'toCome' | 'inHand' | 'done';
export interface PlanLine extends Planned {
  /** '2.1' */
  readonly number: string;
  readonly depth: number;
  readonly state: ItemState;
  /** Minutes that it was in hand so far. */
  readonly used: number;
}

const MINUTE = 60_000;
export const minutesBetween = (from: Instant, until: Instant): number =>
  Math.max(0, (Date.parse(until) - Date.parse(from)) / MINUTE);

/** The agenda in its order, each item with its number. */
export const inOrder = <I extends Planned>(
  items: readonly I[],
): (I & { number: string; depth: number })[] => {
  const known = new Set(items.map(({ id }) => id));
  // What stands under an item that is not shown stands where that would.
  const under = (parent: string | null) =>
    items
      .filter((item) => (item.parent !== null && known.has(item.parent) ? item.parent : null) === parent)
      .sort((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1));
  const walk = (
    parent: string | null,
    above: string,
    depth: number,
  ): (I & { number: string; depth: number })[] =>
    under(parent).flatMap((item, index) => {
      const number = `${above}${index + 1}`;
      return [{ ...item, number, depth }, ...walk(item.id, `${number}.`, depth + 1)];
    });
  return walk(null, '', 0);
};

/** Each item with how long it was planned for and how long it was in hand. */
export const planOf = (items: readonly Planned[], turns: readonly Turn[], now: Instant): PlanLine[] =>
  inOrder(items).map((item) => {
    const own = turns.filter((turn) => turn.item === item.id);
    const isInHand = own.some(({ until }) => until === null);
    return {
      ...item,
      state: isInHand ? 'inHand' : own.length > 0 ? 'done' : 'toCome',
      used: Math.round(own.reduce((sum, { from, until }) => sum + minutesBetween(from, until ?? now), 0)),
    };
  });

/** What comes next: the first after the item in hand, or after the last that was, that was not taken yet; with none, the first left over. */
export const nextOf = (plan: readonly PlanLine[]): PlanLine | null => {
  const at = Math.max(
    plan.findIndex(({ state }) => state === 'inHand'),
    plan.findIndex(({ state }) => state === 'inHand') < 0
      ? plan.findLastIndex(({ state }) => state === 'done')
      : -1,
  );
  return (
    plan.slice(at + 1).find(({ state }) => state === 'toCome') ??
    plan.find(({ state }) => state === 'toCome') ??
    null
  );
};

/** How far the meeting is behind its plan, in minutes; before it where less than nothing. */
export const behind = (plan: readonly PlanLine[]): number =>
  plan.reduce(
    (sum, { state, used, minutes }) =>
      sum +
      (minutes === null
        ? 0
        : state === 'done'
          ? used - minutes
          : state === 'inHand'
            ? Math.max(0, used - minutes)
            : 0),
    0,
  );
