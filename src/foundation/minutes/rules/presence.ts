import type { Instant } from '#kernel';

interface Event {
  readonly attendee_id: string;
  readonly event: 'arrived' | 'left' | 'withdrew' | 'returned' | 'admitted';
  readonly at: Instant;
}
interface Turn {
  readonly from_at: Instant;
  readonly until_at: Instant | null;
}
export type Away = 'withdrew' | 'left' | 'notYet';

/** Who was there at any time of a meeting, in the order in which they came. */
export const cameTo = (events: readonly Event[]): string[] => [
  ...new Set(
    events
      .filter(({ event }) => event === 'arrived' || event === 'admitted')
      .map(({ attendee_id }) => attendee_id),
  ),
];

/**
 * Who of those that came was not there for an item, and why: nobody counts as there who was out of the room for all of its turns. Empty
 * where the item never was in hand.
 */
export const awayFrom = (events: readonly Event[], turns: readonly Turn[]): Map<string, Away> => {
  const away = new Map<string, Away>();
  if (turns.length === 0) return away;
  for (const attendee of cameTo(events)) {
    const own = events.filter(({ attendee_id }) => attendee_id === attendee);
    const there = turns.some(({ from_at, until_at }) => {
      const before = own.findLast(({ at }) => at <= from_at);
      const within = own.filter(({ at }) => at > from_at && (until_at === null || at < until_at));
      return [...(before ? [before] : []), ...within].some(
        ({ event }) => event === 'arrived' || event === 'returned' || event === 'admitted',
      );
    });
    if (there) continue;
    const last = own.findLast(({ at }) => at <= (turns[0]?.from_at ?? ''));
    away.set(attendee, last === undefined ? 'notYet' : last.event === 'withdrew' ? 'withdrew' : 'left');
  }
  return away;
};
