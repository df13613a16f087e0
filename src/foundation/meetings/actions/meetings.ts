import { type Acting, newId } from '#db';
import { ChangedSince, Conflict, dayOf, Invalid, NotAllowed, NotFound } from '#kernel';
import { bodyById, seatsOfBody } from '#partnership';
import type { CancelForm, ChangeMeetingForm, MeetingForm, NextForm } from '../forms/index.ts';
import { proposedOf, STANDING_ITEMS, whenOf } from '../rules/index.ts';
import {
  attendeesOf,
  callAll,
  endSeriesAt,
  forgetAnswers,
  insertAttendees,
  insertItem,
  insertMeeting,
  insertSeries,
  linkOf,
  markMeeting,
  meetingById,
  putLink,
  seriesById,
  updateMeeting,
} from '../store/index.ts';
import { CHANGED, calledTo, type Done, meet, tellPeople, type When } from './meet.ts';

const when = (form: { readonly day: string; readonly starts: string; readonly ends: string }): When => {
  const found = whenOf(form.day, form.starts, form.ends);
  if ('field' in found) throw new Invalid([found]);
  return found;
};

/** Those who sit on a body on a day, as they are called to its meetings. */
export const proposedFor = async ({ tx }: Pick<Acting, 'tx'>, body: string, day: string) =>
  proposedOf(
    (await seatsOfBody(tx, body))
      .filter(({ from, until }) => from <= day && (until === null || until >= day))
      .map(({ post, staff, capacity, organisation_type }) => ({
        ...{ post, staff, capacity },
        organisationType: organisation_type,
      })),
  );

const addPeople = async (
  { tx }: Acting,
  meeting: string,
  people: readonly Omit<Parameters<typeof insertAttendees>[1][number], 'id' | 'meeting_id' | 'called_at'>[],
): Promise<void> => {
  await insertAttendees(
    tx,
    people.map((person) => ({ id: newId(), meeting_id: meeting, called_at: null, ...person })),
  );
};

const addStandingItems = async ({ tx }: Acting, meeting: string, isPublic: boolean): Promise<void> => {
  for (const [index, { openTo, ...item }] of STANDING_ITEMS.entries())
    await insertItem(tx, {
      id: newId(),
      meeting_id: meeting,
      ...{ parent_id: null, place: index + 1, presenter_post_id: null },
      ...item,
      open_to: isPublic ? openTo : 'members',
      ...{ exempt_paragraph: null, about_record_id: null, supplement_at: null },
    });
};

/** Adds a meeting of a body, with those who sit on it on its day, and with a series where it comes again. Nobody is told yet. */
export const addMeeting = async (acting: Acting, form: MeetingForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const body = await bodyById(tx, form.body);
  if (!body) throw new Invalid([{ field: 'body', message: 'Select whose meeting it is, from the list' }]);
  const { startsAt, endsAt } = when(form);
  const id = newId();
  const series =
    form.every === null
      ? null
      : await insertSeries(tx, {
          ...{ body_id: body.id, title: form.title, every: form.every },
          ...{ made_by: actor.post, made_at: now },
        });
  await insertMeeting(tx, {
    ...{ id, series_id: series, body_id: body.id, title: form.title, purpose: form.purpose, mode: form.mode },
    ...{ place: form.place, starts_at: startsAt, ends_at: endsAt, is_public: form.isPublic },
    ...{ quorum: form.quorum, quorum_of_partners: form.quorumOfPartners, made_by: actor.post, made_at: now },
  });
  if (form.link !== '') await putLink(tx, id, form.link);
  const proposed = await proposedFor(acting, body.id, dayOf(startsAt));
  await addPeople(acting, id, [
    ...proposed.map(({ post, ...person }) => ({ post_id: post, ...person })),
    ...(proposed.some(({ post }) => post === actor.post)
      ? []
      : [{ post_id: actor.post, part: 'clerk' as const, votes: false, partner: null }]),
  ]);
  if (form.standingItems) await addStandingItems(acting, id, form.isPublic);
  return { id, meeting: id };
};

/** Changes or moves a meeting. Those who were called are told of what is theirs to know, and answer anew where it was moved. */
export const changeMeeting = async (acting: Acting, id: string, form: ChangeMeetingForm): Promise<Done> => {
  const { tx } = acting;
  const meeting = await meet(acting, id, 'change');
  const { startsAt, endsAt } = when(form);
  const link = await linkOf(tx, id);
  const moved = startsAt !== meeting.starts_at || endsAt !== meeting.ends_at;
  const told =
    meeting.called_at !== null &&
    (moved ||
      form.title !== meeting.title ||
      form.place !== meeting.place ||
      form.mode !== meeting.mode ||
      form.link !== link);
  const changed = await updateMeeting(tx, id, form.version, {
    ...{ title: form.title, purpose: form.purpose, mode: form.mode, place: form.place },
    ...{ starts_at: startsAt, ends_at: endsAt, is_public: form.isPublic },
    ...{ quorum: form.quorum, quorum_of_partners: form.quorumOfPartners },
    ...(told ? { sequence: meeting.sequence + 1 } : {}),
  });
  if (!changed) throw new ChangedSince();
  // Where people meet in person the link stays, unseen.
  if (form.link !== link && (form.link !== '' || form.mode !== 'inPerson')) {
    if (form.link === '')
      throw new Invalid([
        { field: 'link', message: 'Enter the link to join, or select that people meet in person' },
      ]);
    await putLink(tx, id, form.link);
  }
  if (told) {
    if (moved) await forgetAnswers(tx, id);
    await tellPeople(
      acting,
      { id, sequence: meeting.sequence + 1 },
      await calledTo(acting, id),
      'meeting.changed',
    );
  }
  return { id, meeting: id };
};

/** Calls everybody on the list. From now on each of them sees the meeting, and of its agenda what is theirs. */
export const callMeeting = async (acting: Acting, id: string): Promise<Done> => {
  const { tx, now } = acting;
  const meeting = await meet(acting, id, 'call');
  if (!(await markMeeting(tx, id, meeting.version, { called_at: now }))) throw new Conflict(CHANGED);
  await callAll(tx, id, now);
  await tellPeople(acting, meeting, await calledTo(acting, id), 'meeting.called');
  return { id, meeting: id };
};

/** Cancels a meeting, with a reason that those who were called read. */
export const cancelMeeting = async (acting: Acting, id: string, { why }: CancelForm): Promise<Done> => {
  const { tx, now } = acting;
  const meeting = await meet(acting, id, 'cancel');
  const called = meeting.called_at !== null;
  const marked = await markMeeting(tx, id, meeting.version, {
    cancelled_at: now,
    cancelled_why: why,
    tells: called,
  });
  if (!marked) throw new Conflict(CHANGED);
  if (called)
    await tellPeople(
      acting,
      { id, sequence: meeting.sequence + 1 },
      await calledTo(acting, id),
      'meeting.cancelled',
    );
  return { id, meeting: id };
};

/** Makes the next meeting of a series: its people, its quorum, its standing items, and this one as the last. */
export const addNextMeeting = async (acting: Acting, id: string, form: NextForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const last = await meetingById(tx, id);
  if (!last) throw new NotFound();
  const series = last.series_id === null ? undefined : await seriesById(tx, last.series_id);
  if (!series || series.ended_at !== null)
    throw new Conflict('This meeting does not come again. Add a meeting instead.');
  if (series.made_by !== actor.post)
    throw new NotAllowed('Whoever began this series makes its next meeting. Ask them.');
  const { startsAt, endsAt } = when(form);
  if (startsAt <= last.starts_at)
    throw new Invalid([{ field: 'day', message: 'The next meeting must be after this one' }]);
  const next = newId();
  await insertMeeting(tx, {
    ...{ id: next, series_id: series.id, body_id: last.body_id, title: series.title, purpose: last.purpose },
    ...{
      mode: last.mode,
      place: last.place,
      starts_at: startsAt,
      ends_at: endsAt,
      is_public: last.is_public,
    },
    ...{ quorum: last.quorum, quorum_of_partners: last.quorum_of_partners, previous_id: last.id },
    ...{ made_by: actor.post, made_at: now },
  });
  const link = await linkOf(tx, id);
  if (link !== '') await putLink(tx, next, link);
  const people = (await attendeesOf(tx, id)).filter(
    ({ part, deputy_for }) => part !== 'invited' && deputy_for === null,
  );
  await addPeople(
    acting,
    next,
    people.map(({ post_id, part, votes, partner }) => ({ post_id, part, votes, partner })),
  );
  await addStandingItems(acting, next, last.is_public);
  return { id: next, meeting: next };
};

/** Ends a series: its meetings stand, and none follows. */
export const endSeries = async (acting: Acting, id: string): Promise<Done> => {
  const meeting = await meetingById(acting.tx, id);
  if (!meeting?.series_id) throw new NotFound();
  if (!(await endSeriesAt(acting.tx, meeting.series_id, acting.now)))
    throw new Conflict('This series has ended already, or somebody else began it.');
  return { id, meeting: id };
};
