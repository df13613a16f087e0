import { z } from 'zod';
import type { Acting } from '#db';
import { sayEvent } from '#oversight';
import type { ReviewsQuery } from '../forms.ts';
import { canDo } from '../rules.ts';
import {
  accessesToReview,
  childrenOfAccess,
  looksOf,
  permissionsStanding,
  questionsOf,
} from '../store/index.ts';
import { AccessLine, accessMet, factsOf, lineOf, OneModel } from './one.ts';

const ROWS = 50;

export const ReviewsModel = z.object({
  which: z.enum(['open', 'waiting', 'closed']),
  who: z.string(),
  child: z.string(),
  page: z.number(),
  more: z.boolean(),
  rows: z.array(z.object({ ...AccessLine.shape, children: z.number(), restricted: z.boolean() })),
});
export type ReviewsModel = z.infer<typeof ReviewsModel>;

/** The queue of the reviewer, narrowed by who and by child, who stays an id. */
export const reviewsModel = async (acting: Acting & { query: ReviewsQuery }): Promise<ReviewsModel> => {
  const { which, who, child, page } = acting.query;
  const rows = await accessesToReview(
    acting.tx,
    { which, who: who.trim(), child: child === '' ? null : child },
    acting.now,
    { limit: ROWS + 1, offset: (page - 1) * ROWS },
  );
  return {
    which,
    who,
    child,
    page,
    more: rows.length > ROWS,
    rows: rows.slice(0, ROWS).map((row) => ({
      ...lineOf(row, acting),
      children: row.children,
      restricted: row.restricted,
    })),
  };
};

export const ReviewModel = z.object({
  ...AccessLine.shape,
  reason: z.string(),
  restricted: z.boolean(),
  children: z.array(z.object({ child: z.string(), at: z.string(), told: z.number() })),
  /** Every look that the emergency admitted, by child and purpose. */
  looks: z.array(
    z.object({ event: z.string(), at: z.string(), says: z.string(), purpose: z.string(), child: z.string() }),
  ),
  questions: OneModel.shape.questions,
  finding: OneModel.shape.finding,
  note: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  mayAsk: z.boolean(),
  mayClose: z.boolean(),
  mayEnd: z.boolean(),
});
export type ReviewModel = z.infer<typeof ReviewModel>;

/** One access as its reviewer reads it: the words of the reason, every look, and what was asked. Children stay ids. */
export const reviewModel = async (acting: Acting & { params: { id: string } }): Promise<ReviewModel> => {
  const { tx, actor, now } = acting;
  const { row } = await accessMet(acting, acting.params.id);
  const facts = factsOf(row, actor.staff);
  const children = await childrenOfAccess(tx, row.id);
  return {
    ...lineOf(row, acting),
    reason: row.reason ?? '',
    restricted: row.restricted,
    children: children.map(({ child_id, opened_at, told }) => ({ child: child_id, at: opened_at, told })),
    looks: (await looksOf(tx, row.id)).map((look) => ({
      event: look.event_id,
      at: look.at,
      says: sayEvent(look.event),
      purpose: look.purpose,
      child: look.child_id,
    })),
    questions: (await questionsOf(tx, row.id)).map((each) => ({
      question: each.question,
      askedBy: each.asked_by,
      askedAt: each.asked_at,
      answer: each.answer,
      answeredAt: each.answered_at,
    })),
    finding: row.finding,
    note: row.note,
    reviewedAt: row.reviewed_at,
    mayAsk: canDo('ask', facts, actor, now).ok,
    mayClose: canDo('close', facts, actor, now).ok,
    mayEnd: canDo('end', facts, actor, now).ok,
  };
};
export const subjectsOfReview = ({ children }: ReviewModel) =>
  children.map(({ child }) => ({ child, ground: 'oversight' as const }));

export const PostsModel = z.object({
  mayGrant: z.boolean(),
  posts: z.array(
    z.object({
      id: z.string(),
      post: z.string(),
      title: z.string(),
      staff: z.string(),
      organisation: z.string(),
      restricted: z.boolean(),
      since: z.string(),
    }),
  ),
  /** Posts that could be allowed it. */
  choices: z.array(z.object({ value: z.string(), text: z.string() })),
});
export type PostsModel = z.infer<typeof PostsModel>;

/** The posts that are allowed it now. */
export const permissionLines = async ({ tx }: Pick<Acting, 'tx'>): Promise<PostsModel['posts']> =>
  (await permissionsStanding(tx)).map((row) => ({
    id: row.id,
    post: row.post_id,
    title: row.title,
    staff: row.staff_name,
    organisation: row.organisation_name,
    restricted: row.restricted,
    since: row.from_day,
  }));
