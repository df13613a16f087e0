import { z } from 'zod';
import type { Acting } from '#db';
import { type Instant, NotFound } from '#kernel';
import { PersonLine, personLines, searchPeople } from '#people';
import { type AccessFacts, canDo, isOpen, type Stands, standsAt } from '../rules.ts';
import {
  type AccessRow,
  accessById,
  accessesOfPost,
  childrenOfAccess,
  permissionOf,
  questionsOf,
  searchInEmergency,
} from '../store/index.ts';

export const Standing = z.enum(['open', 'toReview', 'asked', 'answered', 'closed']);
const GroundModel = z.enum(['danger', 'treatment', 'missing', 'outOfHours']);

/** An access in a list: who, why, until when and how it stands. */
export const AccessLine = z.object({
  id: z.string(),
  ground: GroundModel,
  staff: z.string(),
  post: z.string(),
  organisation: z.string(),
  openedAt: z.string(),
  until: z.string(),
  stands: Standing,
});
export type AccessLine = z.infer<typeof AccessLine>;

type Fact = Pick<AccessRow, 'staff_id' | 'until_at' | 'ended_at' | 'finding' | 'unanswered' | 'answered'>;
/** The facts that the rules ask for. */
export const factsOf = (row: Fact, staff: string): AccessFacts => ({
  until: row.until_at,
  ended: row.ended_at,
  unanswered: row.unanswered,
  answered: row.answered,
  finding: row.finding,
  own: row.staff_id === staff,
});
const overAt = ({ until_at, ended_at }: Pick<AccessRow, 'until_at' | 'ended_at'>): Instant =>
  ended_at ?? until_at;

export const lineOf = (
  row: Fact & Omit<AccessRow, 'reason' | 'note' | 'reviewed_at' | 'post_id'>,
  { actor, now }: Pick<Acting, 'actor' | 'now'>,
): AccessLine => ({
  id: row.id,
  ground: row.ground,
  staff: row.staff_name,
  post: row.post_title,
  organisation: row.organisation_name,
  openedAt: row.opened_at,
  until: overAt(row),
  stands: standsAt(factsOf(row, actor.staff), now),
});

export const StartModel = z.object({
  /** What the post is allowed; null where it is allowed nothing. */
  allowed: z.object({ restricted: z.boolean() }).nullable(),
  /** The access that is open now. */
  open: AccessLine.nullable(),
  earlier: z.array(AccessLine),
});
export type StartModel = z.infer<typeof StartModel>;

const EARLIER = 20;

/** Before anything: whether this post may, what is open, and what it opened before. */
export const startModel = async (acting: Acting): Promise<StartModel> => {
  const { tx, actor, now } = acting;
  const permission = await permissionOf(tx, actor.post);
  const rows = await accessesOfPost(tx, actor.post, EARLIER + 1);
  const open = rows.find((row) => isOpen(factsOf(row, actor.staff), now));
  return {
    allowed: permission ? { restricted: permission.restricted } : null,
    open: open ? lineOf(open, acting) : null,
    earlier: rows.filter((row) => row !== open).map((row) => lineOf(row, acting)),
  };
};

const Opened = z.object({
  child: z.string(),
  /** Null where the actor may know that it was opened and does not see the child any more. */
  name: z.string().nullable(),
  birth: z.string(),
  at: z.string(),
  told: z.number(),
});
export const OneModel = z.object({
  ...AccessLine.shape,
  own: z.boolean(),
  /** Typed by whoever opened it; null for others than them and the reviewer. */
  reason: z.string().nullable(),
  restricted: z.boolean(),
  maySearch: z.boolean(),
  mayEnd: z.boolean(),
  mayAnswer: z.boolean(),
  children: z.array(Opened),
  questions: z.array(
    z.object({
      question: z.string(),
      askedBy: z.string(),
      askedAt: z.string(),
      answer: z.string().nullable(),
      answeredAt: z.string().nullable(),
    }),
  ),
  finding: z.enum(['needed', 'notNeeded', 'takenFurther']).nullable(),
  note: z.string().nullable(),
});
export type OneModel = z.infer<typeof OneModel>;

/** The access and its facts, if the actor may know of it. Throws `NotFound`. */
export const accessMet = async ({ tx, actor }: Pick<Acting, 'tx' | 'actor'>, id: string) => {
  const row = await accessById(tx, id);
  if (!row) throw new NotFound('There is no such emergency access, or you have no reason to see it.');
  return { row, facts: factsOf(row, actor.staff) };
};

/** One access: to whoever opened it with all that they did, to the people of a child with what concerns that child. */
export const oneModel = async (acting: Acting & { params: { id: string } }): Promise<OneModel> => {
  const { tx, actor, now, today } = acting;
  const { row, facts } = await accessMet(acting, acting.params.id);
  const children = await childrenOfAccess(tx, row.id);
  const lines = await personLines(
    tx,
    children.map(({ child_id }) => child_id),
    today,
  );
  return {
    ...lineOf(row, acting),
    own: facts.own,
    reason: row.reason,
    restricted: row.restricted,
    maySearch: canDo('search', facts, actor, now).ok && row.post_id === actor.post,
    mayEnd: facts.own && canDo('end', facts, actor, now).ok,
    mayAnswer: canDo('answer', facts, actor, now).ok,
    children: children.map(({ child_id, opened_at, told }) => ({
      child: child_id,
      name: lines.get(child_id)?.name ?? null,
      birth: lines.get(child_id)?.birth ?? '',
      at: opened_at,
      told,
    })),
    questions: (facts.own ? await questionsOf(tx, row.id) : []).map((each) => ({
      question: each.question,
      askedBy: each.asked_by,
      askedAt: each.asked_at,
      answer: each.answer,
      answeredAt: each.answered_at,
    })),
    finding: row.finding,
    note: row.note,
  };
};
export const subjectsOfOne = ({ children }: OneModel) =>
  children.flatMap(({ child, name }) => (name === null ? [] : [{ child }]));

const FIRST = 20;
export const SearchModel = z.object({
  id: z.string(),
  until: z.string(),
  asked: z.boolean(),
  people: z.array(z.object({ ...PersonLine.shape, opened: z.boolean() })),
  total: z.number(),
});
export type SearchModel = z.infer<typeof SearchModel>;

export interface Question {
  readonly name: string;
  readonly born: string;
  readonly identifier: string;
}

/** Looks for a child past the reasons, which only an access that is open does. The first twenty are shown: a better question finds fewer. */
export const emergencySearch = async (
  acting: Acting & { params: { id: string } },
  question: Question,
): Promise<SearchModel> => {
  const { tx, actor, now } = acting;
  const { row, facts } = await accessMet(acting, acting.params.id);
  const verdict = canDo('search', facts, actor, now);
  if (!verdict.ok || !(await searchInEmergency(tx, row.id)))
    throw new NotFound(verdict.ok ? 'This emergency access is not open to this post.' : verdict.reason);
  const asked = [question.name, question.born, question.identifier].some((part) => part.trim() !== '');
  const opened = new Set((await childrenOfAccess(tx, row.id)).map(({ child_id }) => child_id));
  const found = asked ? await searchPeople(acting, question) : { people: [], total: 0 };
  return {
    id: row.id,
    until: row.until_at,
    asked,
    people: found.people.slice(0, FIRST).map((line) => ({ ...line, opened: opened.has(line.id) })),
    total: found.total,
  };
};
export const subjectsOfSearch = ({ people }: SearchModel) => people.map(({ id }) => ({ child: id }));

export type { Stands };
