import type { Acting } from '#db';
import { minutesUntil } from '../store.ts';
import type { Met } from './met.ts';
import type { RoomModel } from './models.ts';

const MINUTE = 60_000;

/** Their item and when it is likely: the one in hand, else the first that was not taken yet; with none left, the last that was. */
export const waitingOf = async (
  { tx, now }: Acting,
  { meeting, items, turns, facts }: Met,
): Promise<RoomModel['waiting']> => {
  const stateOf = (id: string) => {
    const own = turns.filter(({ item }) => item === id);
    if (own.some(({ until }) => until === null)) return 'inHand';
    return own.length > 0 ? 'done' : 'toCome';
  };
  const item =
    items.find(({ id }) => stateOf(id) === 'inHand') ??
    items.find(({ id }) => stateOf(id) === 'toCome') ??
    items.at(-1);
  if (!item) return null;
  const state = stateOf(item.id);
  const isOver = facts.stands === 'held' || facts.stands === 'cancelled';
  const minutes = state === 'toCome' && !isOver ? await minutesUntil(tx, item.id) : null;
  const from = Math.max(Date.parse(now), facts.stands === 'live' ? 0 : Date.parse(meeting.starts_at));
  return {
    item: item.title,
    state,
    minutes,
    likelyAt: minutes === null ? null : new Date(from + minutes * MINUTE).toISOString(),
  };
};
