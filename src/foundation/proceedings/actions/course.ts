import { type Acting, newId } from '#db';
import { Conflict, NotFound } from '#kernel';
import { notify } from '#notifications';
import { paths } from '../paths.ts';
import { agendaOf, type Met, roomMet } from '../reads/index.ts';
import { nextOf } from '../rules/index.ts';
import {
  closeMeeting,
  endTurn,
  insertPresence,
  insertTurn,
  invitedFor,
  openMeeting,
  withdrawingFrom,
} from '../store.ts';
import { type Done, meet } from './meet.ts';
import { heedQuorum } from './quorum.ts';

/** Opens the meeting: from now on it runs. */
export const open = async (acting: Acting, id: string): Promise<Done> => {
  await meet(acting, id, 'open');
  if (!(await openMeeting(acting.tx, id, acting.now)))
    throw new Conflict('The meeting is under way already.');
  await heedQuorum(acting, id);
  return { id, meeting: id };
};

type Row = { attendee_id: string; event: 'returned' | 'withdrew' | 'left'; item_id: string | null };
const record = ({ tx, actor, now }: Acting, meeting: string, rows: readonly Row[]): Promise<void> =>
  insertPresence(
    tx,
    rows.map((row) => ({
      ...row,
      ...{ id: newId(), meeting_id: meeting, how: null, at: now, recorded_by: actor.post },
    })),
  );

/** Closes what is in hand: who withdrew from it comes back, and who was invited for it leaves. */
const closeInHand = async (acting: Acting, { meeting, seats }: Met): Promise<void> => {
  const ended = await endTurn(acting.tx, meeting.id);
  if (ended === null) return;
  await record(acting, meeting.id, [
    ...seats
      .filter(({ place }) => place.is === 'withdrawn' && place.item === ended)
      .map(({ id }) => ({ attendee_id: id, event: 'returned' as const, item_id: ended })),
    ...seats
      .filter(({ part, place }) => part === 'invited' && place.is === 'here')
      .map(({ id }) => ({ attendee_id: id, event: 'left' as const, item_id: ended })),
  ]);
};

/** Tells those invited for the item in hand to join, and those invited for the next that it is: whoever is in already knows. */
const tellInvited = async (acting: Acting, met: Met): Promise<void> => {
  const next = nextOf(await agendaOf(acting, met));
  for (const [item, event] of [
    [met.item?.id, 'proceedings.yourItemNow'],
    [next?.id, 'proceedings.yourItemNext'],
  ] as const) {
    if (item === undefined) continue;
    const invited = await invitedFor(acting.tx, item);
    for (const seat of met.seats)
      if (seat.part === 'invited' && seat.place.is !== 'here' && invited.has(seat.id))
        await notify(acting, {
          to: { kind: 'post', id: seat.postId },
          event,
          path: paths.live(met.meeting.id),
        });
  }
};

/**
 * Takes an item, and closes the one in hand: also one that was taken before. Who declared an interest in it and must withdraw is withdrawn
 * (Localism Act 2011, section 31(4) for councils; the body's own rules elsewhere), and is back when it is closed.
 */
export const takeItem = async (acting: Acting, meeting: string, item: string): Promise<Done> => {
  const met = await meet(acting, meeting, 'take');
  if (!met.items.some(({ id }) => id === item)) throw new NotFound();
  if (met.inHand?.item === item) throw new Conflict('This item is in hand already.');
  await closeInHand(acting, met);
  const id = newId();
  await insertTurn(acting.tx, { id, meeting_id: meeting, item_id: item, from_at: acting.now });
  const must = await withdrawingFrom(acting.tx, item);
  const taken = await roomMet(acting, meeting);
  const { seats } = taken;
  await record(
    acting,
    meeting,
    seats
      .filter((seat) => must.has(seat.id) && seat.place.is === 'here')
      .map((seat) => ({ attendee_id: seat.id, event: 'withdrew', item_id: item })),
  );
  await tellInvited(acting, taken);
  await heedQuorum(acting, meeting, { itemTaken: true });
  return { id, meeting };
};

/** Closes the item in hand. */
export const closeItem = async (acting: Acting, meeting: string): Promise<Done> => {
  await closeInHand(acting, await meet(acting, meeting, 'closeItem'));
  await heedQuorum(acting, meeting);
  return { id: meeting, meeting };
};

/** Closes the meeting, and the item in hand with it. */
export const close = async (acting: Acting, id: string): Promise<Done> => {
  await closeInHand(acting, await meet(acting, id, 'close'));
  if (!(await closeMeeting(acting.tx, id, acting.now))) throw new Conflict('The meeting is closed.');
  return { id, meeting: id };
};
