import { z } from 'zod';
import { dayOf, NotFound } from '#kernel';
import { factsOf, meet } from '../actions/meet.ts';
import { proposedFor } from '../actions/meetings.ts';
import { actsOpen, MEETING_ROLES, PARTS } from '../rules/index.ts';
import { attendeeById, attendeesOf, meetingById, namesOfPosts, postsToCall } from '../store/index.ts';
import { codes, type Of } from './codes.ts';
import { briefOf, MeetingBrief, PersonOf, personOf } from './one.ts';

export const PeopleQuery = z.object({ q: z.string().max(200).default('') });
const Found = z.object({ value: z.string(), text: z.string(), hint: z.string() });
export const PeopleModel = z.object({
  meeting: MeetingBrief,
  people: z.array(PersonOf),
  keeps: z.boolean(),
  mayChange: z.boolean(),
  q: z.string(),
  found: z.array(Found),
  /** They sit on the body on that day, and are not on the list. */
  proposed: z.array(z.object({ post: z.string(), name: z.string(), part: codes(PARTS) })),
});
export type PeopleModel = z.infer<typeof PeopleModel>;

/** Everybody on the list of a meeting, and, to whoever keeps it, those who may be put there. */
export const peopleModel = async (
  acting: Of<{ id: string }> & { readonly query: z.infer<typeof PeopleQuery> },
): Promise<PeopleModel> => {
  const { tx, params, query } = acting;
  const row = await meetingById(tx, params.id);
  if (!row) throw new NotFound();
  const facts = await factsOf(acting, row);
  const mayChange = actsOpen(facts).includes('people');
  const all = await attendeesOf(tx, row.id);
  const here = new Set(all.map(({ post_id }) => post_id));
  const day = dayOf(row.starts_at);
  const found = mayChange ? await postsToCall(tx, query.q, day, MEETING_ROLES) : [];
  const proposed = mayChange
    ? (await proposedFor(acting, row.body_id, day)).filter(({ post }) => !here.has(post))
    : [];
  const names = await namesOfPosts(
    tx,
    proposed.map(({ post }) => post),
  );
  return {
    meeting: briefOf(row),
    people: all.map((person) => personOf(person, all)),
    ...{ keeps: facts.keeps, mayChange, q: query.q },
    found: found
      .filter(({ id }) => !here.has(id))
      .map(({ id, name, title, organisation }) => ({
        value: id,
        text: name,
        hint: `${title}, ${organisation}`,
      })),
    proposed: proposed.map(({ post, part }) => ({ post, part, name: names.get(post) ?? '' })),
  };
};

export const PersonModel = z.object({ meeting: MeetingBrief, person: PersonOf });
export type PersonModel = z.infer<typeof PersonModel>;
/** One line of the list, for whoever changes it. */
export const personModel = async (acting: Of<{ id: string }>): Promise<PersonModel> => {
  const { tx, params } = acting;
  const line = await attendeeById(tx, params.id);
  if (!line) throw new NotFound();
  const meeting = await meet(acting, line.meeting_id, 'people');
  const all = await attendeesOf(tx, meeting.id);
  const person = all.find(({ id }) => id === line.id);
  if (!person) throw new NotFound();
  return { meeting: briefOf(meeting), person: personOf(person, all) };
};

export const AnswerModel = z.object({
  meeting: MeetingBrief,
  mayDepute: z.boolean(),
  deputy: z.string().nullable(),
  q: z.string(),
  found: z.array(Found),
  answer: z.enum(['yes', 'no']).nullable(),
  said: z.string(),
});
export type AnswerModel = z.infer<typeof AnswerModel>;
/** The page on which somebody says whether they come, and who comes for them. */
export const answerModel = async (
  acting: Of<{ id: string }> & { readonly query: z.infer<typeof PeopleQuery> },
): Promise<AnswerModel> => {
  const { tx, actor, query } = acting;
  const meeting = await meet(acting, acting.params.id, 'answer');
  const all = await attendeesOf(tx, meeting.id);
  const own = all.find(({ post_id }) => post_id === actor.post);
  if (!own) throw new NotFound();
  const here = new Set(all.map(({ post_id }) => post_id));
  const deputy = all.find(({ deputy_for }) => deputy_for === own.id);
  const mayDepute = own.part !== 'invited' && own.part !== 'clerk' && own.deputy_for === null && !deputy;
  const found = mayDepute ? await postsToCall(tx, query.q, dayOf(meeting.starts_at), MEETING_ROLES) : [];
  return {
    meeting: briefOf(meeting),
    ...{
      mayDepute,
      deputy: deputy?.staff_name ?? null,
      q: query.q,
      answer: own.answer,
      said: own.answer_said,
    },
    found: found
      .filter(({ id }) => !here.has(id))
      .map(({ id, name, title, organisation }) => ({
        value: id,
        text: name,
        hint: `${title}, ${organisation}`,
      })),
  };
};
