import { type Acting, newId } from '#db';
import { Conflict, dayOf, Invalid, NotAllowed, NotFound, sayDay } from '#kernel';
import { addShares } from '#records';
import type { InterestForm, NameForm } from '../forms/index.ts';
import {
  attendeesOf,
  endMarkAt,
  givenFor,
  insertMark,
  insertMeetingShares,
  itemById,
  keepsMeeting,
  markById,
  marksOf,
  meetingById,
  ownLine,
} from '../store/index.ts';
import { childOf, type Done, meetItem } from './meet.ts';

/** The basis on which a record is given for a meeting (UK GDPR article 6(1)(e); Children Act 2004, section 11). */
const LAWFUL_BASIS = 'Public task: safeguarding is our work by law';

/**
 * Gives the record of an item to each person named on it who has it not yet: exactly that record, from the call until the end of the
 * meeting. The database begins it with the call, moves it with the meeting, and ends it with its reason.
 */
export const giveRecord = async (acting: Acting, id: string): Promise<void> => {
  const { tx, actor } = acting;
  const item = await itemById(tx, id);
  const record = item?.about_record_id;
  const meeting = item && (await meetingById(tx, item.meeting_id));
  if (!item || !meeting || !record) return;
  const marks = await marksOf(tx, [id]);
  const away = new Set(marks.filter(({ withdraws }) => withdraws).map(({ attendee_id }) => attendee_id));
  const given = await givenFor(tx, id);
  const posts = new Map((await attendeesOf(tx, meeting.id)).map((person) => [person.id, person.post_id]));
  const to = marks
    .filter(
      ({ mark, attendee_id }) => mark !== 'interest' && !away.has(attendee_id) && !given.has(attendee_id),
    )
    .flatMap(({ attendee_id }) => {
      const post = posts.get(attendee_id);
      return post === undefined || post === actor.post ? [] : [{ attendee: attendee_id, post }];
    });
  const { child } = await childOf(acting, record);
  const shares = await addShares(
    acting,
    to.map(({ post }) => ({
      ...{ record, child, grantee_kind: 'post' as const, grantee_id: post, lawful_basis: LAWFUL_BASIS },
      purpose: `The meeting of ${sayDay(dayOf(meeting.starts_at))}`,
      // In force at no moment until the call.
      ...{ from: meeting.ends_at, until: meeting.ends_at },
    })),
  );
  await insertMeetingShares(
    tx,
    to.flatMap(({ attendee }, index) => {
      const share = shares[index];
      return share === undefined
        ? []
        : [{ share_id: share, meeting_id: meeting.id, item_id: id, attendee_id: attendee }];
    }),
  );
};

/** Names people on an item, or invites those for it who were called for single items alone. */
export const nameOn = async (acting: Acting, id: string, { people }: NameForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const { item, meeting } = await meetItem(acting, id);
  const called = new Map((await attendeesOf(tx, meeting.id)).map((person) => [person.id, person.part]));
  for (const attendee of people) {
    const part = called.get(attendee);
    if (part === undefined)
      throw new Invalid([{ field: 'people', message: 'Select people who are on the list of this meeting' }]);
    const mark = part === 'invited' ? 'invited' : 'named';
    await insertMark(tx, {
      ...{ id: newId(), item_id: id, attendee_id: attendee, mark, interest: '', withdraws: false },
      ...{ made_by: actor.post, made_at: now },
    });
  }
  await giveRecord(acting, id);
  return { id, meeting: meeting.id, ...(await childOf(acting, item.about_record_id)) };
};

/** Takes a name off an item, or an interest that no longer stands: what was given because of it ends at once. */
export const endMark = async (acting: Acting, item: string, id: string): Promise<Done> => {
  const mark = await markById(acting.tx, id);
  if (!mark || mark.item_id !== item) throw new NotFound();
  const met = await meetItem(acting, mark.item_id);
  if (!(await endMarkAt(acting.tx, id, acting.now))) throw new NotFound();
  // Whoever withdrew and need not any more has the record again, if they are still named.
  if (mark.withdraws) await giveRecord(acting, mark.item_id);
  return { id: mark.item_id, meeting: met.meeting.id, ...(await childOf(acting, met.item.about_record_id)) };
};

/**
 * Declares an interest in an item: one's own, or, by whoever keeps the meeting, somebody else's (Localism Act 2011, section 31; the
 * bodies' own rules). Whoever must withdraw sees the item and its papers no longer.
 */
export const declareInterest = async (acting: Acting, id: string, form: InterestForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const item = await itemById(tx, id);
  const meeting = item && (await meetingById(tx, item.meeting_id));
  if (!item || !meeting) throw new NotFound();
  if (meeting.closed_at !== null || meeting.cancelled_at !== null)
    throw new Conflict('The meeting is over. The clerk adds what was left out to its minutes.');
  const own = await ownLine(tx, meeting.id, actor.post);
  const attendee = form.attendee ?? own?.id;
  if (attendee === undefined)
    throw new Invalid([{ field: 'attendee', message: 'Select whose interest it is' }]);
  if (attendee !== own?.id) {
    if (!(await keepsMeeting(tx, meeting.id)))
      throw new NotAllowed('You declare your own interests. The clerk records those of others.');
    if (!(await attendeesOf(tx, meeting.id)).some((person) => person.id === attendee))
      throw new Invalid([{ field: 'attendee', message: 'Select somebody from the list' }]);
  }
  const subject = await childOf(acting, item.about_record_id);
  const made = await insertMark(tx, {
    ...{
      id: newId(),
      item_id: id,
      attendee_id: attendee,
      mark: 'interest' as const,
      interest: form.interest,
    },
    ...{ withdraws: form.withdraws, made_by: actor.post, made_at: now },
  });
  if (!made)
    throw new Conflict('An interest in this item is declared already. Ask the clerk to take it off first.');
  return { id, meeting: meeting.id, ...subject };
};
