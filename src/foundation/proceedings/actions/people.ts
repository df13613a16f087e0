import { type Acting, newId } from '#db';
import { Conflict, Invalid } from '#kernel';
import type { DeputyForm } from '../forms.ts';
import type { Met } from '../reads/index.ts';
import { type Happened, type How, mayBeChosen } from '../rules/index.ts';
import {
  endWithdrawal,
  insertPresence,
  insertPresiding,
  invitedFor,
  markWithdrawn,
  setDeputy,
} from '../store.ts';
import { type Done, meet, seatOf } from './meet.ts';
import { heedQuorum } from './quorum.ts';

/** Oneself by oneself, others by whoever runs the meeting. */
const meetAbout = async (acting: Acting, meeting: string, attendee: string, own: 'arrive' | 'withdraw') => {
  const met = await meet(acting, meeting, own === 'arrive' ? 'arrive' : 'withdraw').catch(
    async (error: unknown) => {
      // Whoever called the meeting and is not called to it records others all the same.
      const runs = await meet(acting, meeting, 'seat').catch(() => null);
      if (runs && !runs.own) return runs;
      throw error;
    },
  );
  const seat = seatOf(met, attendee);
  if (met.own?.id !== attendee) await meet(acting, meeting, 'seat');
  return { met, seat };
};

const happens = async (
  acting: Acting,
  met: Met,
  attendee: string,
  event: Happened,
  { how = null, item = null }: { how?: How | null; item?: string | null } = {},
): Promise<Done> => {
  const { tx, actor, now } = acting;
  const id = newId();
  const meeting = met.meeting.id;
  await insertPresence(tx, [
    {
      ...{ id, meeting_id: meeting, attendee_id: attendee, event, how },
      ...{ item_id: item, at: now, recorded_by: actor.post },
    },
  ]);
  // Somebody invited counts for no quorum, and sees nobody whose counts.
  if (!met.isInvited) await heedQuorum(acting, meeting);
  return { id, meeting };
};

/** Somebody is here, in the room or online. Somebody invited for an item waits until they are let in. */
export const arrive = async (acting: Acting, meeting: string, attendee: string, how: How): Promise<Done> => {
  const { met, seat } = await meetAbout(acting, meeting, attendee, 'arrive');
  if (seat.place.is !== 'away' && seat.place.how === how) throw new Conflict(`${seat.name} is here already.`);
  if (seat.place.is === 'withdrawn')
    throw new Conflict(`${seat.name} has withdrawn from the item in hand. They come back when it is closed.`);
  return happens(
    acting,
    met,
    attendee,
    seat.place.is === 'here' && seat.part === 'invited' ? 'admitted' : 'arrived',
    { how },
  );
};

/** Somebody has left. */
export const leave = async (acting: Acting, meeting: string, attendee: string): Promise<Done> => {
  const { met, seat } = await meetAbout(acting, meeting, attendee, 'arrive');
  if (seat.place.is === 'away') throw new Conflict(`${seat.name} is not here.`);
  return happens(acting, met, attendee, 'left');
};

/** Somebody withdraws from the item in hand: from here on it is not theirs to see. */
export const withdraw = async (
  acting: Acting,
  meeting: string,
  attendee: string,
  interest: string,
): Promise<Done> => {
  const { met, seat } = await meetAbout(acting, meeting, attendee, 'withdraw');
  if (!met.item) throw new Conflict('No item is in hand that anybody could withdraw from.');
  if (seat.place.is !== 'here') throw new Conflict(`${seat.name} is not in the meeting.`);
  const item = met.item.id;
  const done = await happens(acting, met, attendee, 'withdrew', { item });
  // Last: once it is marked, whoever withdraws sees nothing more of it.
  await markWithdrawn(acting.tx, {
    ...{ id: newId(), item, attendee, interest: interest.trim() || 'Withdrew when the item was in hand' },
    ...{ by: acting.actor.post, at: acting.now },
  });
  return done;
};

/** Lets somebody back before the item is closed: the withdrawal was a mistake, or is not needed any more. */
export const bringBack = async (acting: Acting, meeting: string, attendee: string): Promise<Done> => {
  const met = await meet(acting, meeting, 'seat');
  const seat = seatOf(met, attendee);
  if (seat.place.is !== 'withdrawn') throw new Conflict(`${seat.name} has not withdrawn.`);
  if (met.own?.id === attendee)
    throw new Conflict('Somebody else who runs the meeting lets you back, or the item is closed first.');
  if (seat.place.item) await endWithdrawal(acting.tx, seat.place.item, attendee, acting.now);
  return happens(acting, met, attendee, 'returned', { item: seat.place.item });
};

/** Lets somebody in for the item in hand that they were invited for. */
export const admit = async (acting: Acting, meeting: string, attendee: string): Promise<Done> => {
  const met = await meet(acting, meeting, 'admit');
  const seat = seatOf(met, attendee);
  if (seat.part !== 'invited')
    throw new Conflict(`${seat.name} was called to the whole meeting and waits for nobody.`);
  if (seat.place.is === 'here') throw new Conflict(`${seat.name} is in the meeting already.`);
  if (!met.item || !(await invitedFor(acting.tx, met.item.id)).has(attendee))
    throw new Conflict(`${seat.name} was not invited for the item in hand. Take their item first.`);
  return happens(acting, met, attendee, 'admitted', { how: seat.place.how, item: met.item.id });
};

/** Records whom those present chose to preside, where neither the chair nor a deputy does. */
export const preside = async (acting: Acting, meeting: string, chosen: string): Promise<Done> => {
  const { tx, actor, now } = acting;
  const met = await meet(acting, meeting, 'preside');
  const seat = met.seats.find(({ id }) => id === chosen);
  if (!seat || !mayBeChosen(seat))
    throw new Invalid([{ field: 'chosen', message: 'Select a member with a vote who is here' }]);
  if (met.presiding && ['chair', 'deputyChair'].includes(met.presiding.part))
    throw new Conflict(`${met.presiding.name} presides.`);
  const id = newId();
  await insertPresiding(tx, {
    id,
    meeting_id: meeting,
    attendee_id: chosen,
    at: now,
    recorded_by: actor.post,
  });
  return { id, meeting };
};

/** Says for whom somebody comes, and whether they may commit that member's organisation. */
export const deputise = async (acting: Acting, meeting: string, form: DeputyForm): Promise<Done> => {
  const met = await meet(acting, meeting, 'seat');
  const deputy = met.seats.find(({ id }) => id === form.deputy);
  const member = met.seats.find(({ id }) => id === form.member);
  if (!deputy || deputy.part === 'invited')
    throw new Invalid([{ field: 'deputy', message: 'Select somebody called to the whole meeting' }]);
  if (form.member !== null && (!member || member.id === deputy.id || member.part === 'invited'))
    throw new Invalid([{ field: 'member', message: 'Select another member of this meeting' }]);
  await setDeputy(acting.tx, deputy.id, form.member, form.member === null ? null : form.authority === 'yes');
  await heedQuorum(acting, meeting);
  return { id: deputy.id, meeting };
};
