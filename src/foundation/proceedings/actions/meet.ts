import type { Acting } from '#db';
import { Conflict, NotAllowed, NotFound } from '#kernel';
import { type Met, roomMet } from '../reads/index.ts';
import { type Act, canDo } from '../rules/index.ts';
import { holdRoom } from '../store.ts';

/** What an act answers with. */
export interface Done {
  readonly id: string;
  readonly meeting: string;
}

/** Waits for whoever acts in the room at this moment, then meets it as it stands. */
export const meet = async (acting: Acting, meeting: string, act: Act): Promise<Met> => {
  await holdRoom(acting.tx, meeting);
  const met = await roomMet(acting, meeting);
  const verdict = canDo(act, met.facts);
  if (!verdict.ok) {
    const isAllowed = canDo(act, { ...met.facts, keeps: true, runs: true, part: met.facts.part ?? 'clerk' });
    // It is not theirs to do; or it is, and not now.
    throw isAllowed.ok ? new NotAllowed(verdict.reason) : new Conflict(verdict.reason);
  }
  return met;
};

/** Somebody called to the meeting, as far as the actor sees them. */
export const seatOf = ({ seats }: Met, id: string) => {
  const seat = seats.find((each) => each.id === id);
  if (!seat) throw new NotFound();
  return seat;
};
