import { type Acting, newId } from '#db';
import { ChangedSince, Conflict, dayOf, Invalid, NotFound } from '#kernel';
import { notify } from '#notifications';
import type { AnswerForm, ChangePersonForm, PersonForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import { MEETING_ROLES, PARTS, type Part } from '../rules/index.ts';
import {
  type AttendeeRow,
  attendeeById,
  attendeesOf,
  bumpSequence,
  insertAttendees,
  insertInvitations,
  ownLine,
  postToCall,
  updateAttendee,
} from '../store/index.ts';
import { type Done, meet, tellPeople } from './meet.ts';
import { proposedFor } from './meetings.ts';

const oneChair = (people: readonly AttendeeRow[], part: Part, except: string | null): void => {
  const chair = people.find((person) => person.part === 'chair' && person.id !== except);
  if (part === 'chair' && chair)
    throw new Invalid([
      { field: 'part', message: `${chair.staff_name} chairs this meeting. Make them something else first` },
    ]);
};

/** Puts somebody on the list of a meeting; where it was called, they are called at once. */
export const addPerson = async (acting: Acting, id: string, { post, part }: PersonForm): Promise<Done> => {
  const { tx, now } = acting;
  const meeting = await meet(acting, id, 'people');
  const day = dayOf(meeting.starts_at);
  if (!(await postToCall(tx, post, day, MEETING_ROLES)))
    throw new Invalid([{ field: 'post', message: 'Select somebody from the list' }]);
  const people = await attendeesOf(tx, id);
  if (people.some(({ post_id }) => post_id === post))
    throw new Invalid([{ field: 'post', message: 'They are on the list of this meeting already' }]);
  oneChair(people, part, null);
  const sits = (await proposedFor(acting, meeting.body_id, day)).find((each) => each.post === post);
  const called = meeting.called_at !== null;
  await insertAttendees(tx, [
    {
      ...{ id: newId(), meeting_id: id, post_id: post, part, votes: PARTS[part].votes },
      ...{ partner: part === 'invited' ? null : (sits?.partner ?? null), called_at: called ? now : null },
    },
  ]);
  const line = (await attendeesOf(tx, id)).find(({ post_id }) => post_id === post);
  if (!line) throw new NotFound();
  if (called) await tellPeople(acting, meeting, [line], 'meeting.called');
  return { id: line.id, meeting: id };
};

/** Says as what somebody comes, and whether they vote. */
export const changePerson = async (acting: Acting, id: string, form: ChangePersonForm): Promise<Done> => {
  const { tx } = acting;
  const person = await attendeeById(tx, id);
  if (!person) throw new NotFound();
  await meet(acting, person.meeting_id, 'people');
  oneChair(await attendeesOf(tx, person.meeting_id), form.part, id);
  if (!(await updateAttendee(tx, id, form.version, { part: form.part, votes: form.votes })))
    throw new ChangedSince();
  return { id, meeting: person.meeting_id };
};

/** Takes somebody off the list, and whoever came for them: they see the meeting no longer. */
export const removePerson = async (acting: Acting, id: string): Promise<Done> => {
  const { tx, now } = acting;
  const person = await attendeeById(tx, id);
  if (!person) throw new NotFound();
  const meeting = await meet(acting, person.meeting_id, 'people');
  const people = (await attendeesOf(tx, meeting.id)).filter(
    (each) => each.id === id || each.deputy_for === id,
  );
  const told = people.filter(({ called_at }) => called_at !== null);
  const sequence = told.length > 0 && meeting.called_at !== null ? await bumpSequence(tx, meeting.id) : 0;
  for (const each of people)
    if (!(await updateAttendee(tx, each.id, each.version, { removed_at: now })))
      throw new Conflict('Somebody changed the list of this meeting. Look at it again.');
  if (sequence > 0)
    await insertInvitations(
      tx,
      { id: meeting.id, sequence },
      told.map((each) => each.id),
      'cancel',
      now,
    );
  return { id, meeting: meeting.id };
};

/** Says whether somebody comes, and who comes for them: with authority to commit, the deputy votes and speaks for their partner. */
export const answer = async (acting: Acting, id: string, form: AnswerForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const meeting = await meet(acting, id, 'answer');
  const own = await ownLine(tx, id, actor.post);
  if (!own) throw new NotFound();
  const said = { answer: form.answer, answer_said: form.said, answered_at: now };
  if (!(await updateAttendee(tx, own.id, own.version, said))) throw new ChangedSince();
  if (form.deputy === null) return { id: own.id, meeting: id };
  if (own.part === 'invited' || own.deputy_for !== null)
    throw new Invalid([{ field: 'deputy', message: 'Only a member names a deputy. Ask the clerk' }]);
  const post = await postToCall(tx, form.deputy, dayOf(meeting.starts_at), MEETING_ROLES);
  const people = await attendeesOf(tx, id);
  if (!post || people.some(({ post_id }) => post_id === form.deputy))
    throw new Invalid([
      {
        field: 'deputy',
        message: 'They are on the list of this meeting already, or cannot come. Select somebody else',
      },
    ]);
  if (people.some(({ deputy_for }) => deputy_for === own.id))
    throw new Conflict('Somebody comes for you already. Ask the clerk to take them off the list first.');
  const put = await insertAttendees(tx, [
    {
      ...{ id: newId(), meeting_id: id, post_id: form.deputy, part: 'substitute', called_at: now },
      ...{ votes: own.votes && form.authority, partner: own.partner },
      ...{ deputy_for: own.id, has_authority: form.authority },
    },
  ]);
  const deputy = put ? (await attendeesOf(tx, id)).find(({ post_id }) => post_id === form.deputy) : undefined;
  if (!deputy)
    throw new Invalid([
      { field: 'deputy', message: 'The clerk took them off the list of this meeting. Select somebody else' },
    ]);
  await tellPeople(acting, meeting, [deputy], 'meeting.called');
  await notify(acting, {
    to: { kind: 'post', id: meeting.made_by },
    event: 'meeting.deputyNamed',
    path: paths.people(id),
  });
  return { id: deputy.id, meeting: id };
};
