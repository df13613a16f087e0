import { type SqlBool, sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Instant } from '#kernel';
import type { Finding } from '../rules.ts';

/** What the reviewer narrows the queue by. */
export interface Asked {
  readonly which: 'open' | 'waiting' | 'closed';
  readonly who: string;
  readonly child: string | null;
}

/** A page of accesses: those to review with the oldest first, the others with the newest. One more than asked tells of a next page. */
export const accessesToReview = (
  tx: Tx,
  { which, who, child }: Asked,
  now: Instant,
  { limit, offset }: { limit: number; offset: number },
) => {
  const open = sql<SqlBool>`(access.ended_at is null and access.until_at > ${now})`;
  let query = tx
    .selectFrom('emergency_access as access')
    .innerJoin('staff', 'staff.id', 'access.staff_id')
    .innerJoin('post', 'post.id', 'access.post_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .leftJoin('emergency_review as review', 'review.access_id', 'access.id')
    .select([
      'access.id',
      'access.ground',
      'access.staff_id',
      'access.opened_at',
      'access.until_at',
      'access.ended_at',
      'access.restricted',
      'staff.name as staff_name',
      'post.title as post_title',
      'organisation.name as organisation_name',
      'review.finding',
      sql<number>`(select count(*) from emergency_child where access_id = access.id)::integer`.as('children'),
      sql<boolean>`exists (select from emergency_question where access_id = access.id and answer is null)`.as(
        'unanswered',
      ),
      sql<boolean>`exists (select from emergency_question where access_id = access.id and answer is not null)`.as(
        'answered',
      ),
    ]);
  if (which === 'closed') query = query.where('review.access_id', 'is not', null);
  if (which === 'open') query = query.where('review.access_id', 'is', null).where(open);
  if (which === 'waiting')
    query = query.where('review.access_id', 'is', null).where(sql<SqlBool>`not ${open}`);
  if (who !== '') query = query.where(sql<SqlBool>`position(lower(${who}) in lower(staff.name)) > 0`);
  if (child !== null)
    query = query.where(
      sql<SqlBool>`exists (select from emergency_child where access_id = access.id and child_id = ${child})`,
    );
  return query
    .orderBy('access.opened_at', which === 'waiting' ? 'asc' : 'desc')
    .orderBy('access.id')
    .limit(limit)
    .offset(offset)
    .execute();
};

/** Every look that an access admitted: the rows of the audit whose ground was the emergency, the newest first, a thousand at most. */
export const looksOf = async (tx: Tx, access: string) => {
  const { rows } = await sql<{
    event_id: string;
    child_id: string;
    at: Instant;
    event: string;
    purpose: string;
  }>`select looks.event_id, looks.child_id, audit_event.at, audit_event.event, audit_event.purpose
    from emergency_looks(${access}::uuid) as looks join audit_event on audit_event.id = looks.event_id
    order by audit_event.at desc, looks.event_id, looks.child_id`.execute(tx);
  return rows;
};

/** What was asked about an access, and answered. */
export const questionsOf = (tx: Tx, access: string) =>
  tx
    .selectFrom('emergency_question as question')
    .innerJoin('post as asker', 'asker.id', 'question.asked_by')
    .innerJoin('staff as asking', 'asking.id', 'asker.staff_id')
    .select([
      'question.id',
      'question.question',
      'question.asked_at',
      'question.answer',
      'question.answered_at',
      'asking.name as asked_by',
      'question.asked_by as asked_by_post',
    ])
    .where('access_id', '=', access)
    .orderBy('asked_at')
    .orderBy('question.id')
    .execute();

/** The accesses about which somebody was asked and has not answered. */
export const unansweredOf = (tx: Tx, staff: string) =>
  tx
    .selectFrom('emergency_question as question')
    .innerJoin('post as asker', 'asker.id', 'question.asked_by')
    .innerJoin('staff as asking', 'asking.id', 'asker.staff_id')
    .select(['access_id', 'asked_at', 'asking.name as asked_by'])
    .where('question.staff_id', '=', staff)
    .where('answer', 'is', null)
    .orderBy('asked_at')
    .limit(100)
    .execute();

export const askAbout = (
  tx: Tx,
  asked: { access: string; staff: string; question: string; by: string; now: Instant },
) =>
  tx
    .insertInto('emergency_question')
    .values({
      id: newId(),
      access_id: asked.access,
      staff_id: asked.staff,
      question: asked.question,
      asked_by: asked.by,
      asked_at: asked.now,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .execute();

/** Answers whatever is asked about an access. */
export const answerAbout = (tx: Tx, given: { access: string; answer: string; by: string; now: Instant }) =>
  tx
    .updateTable('emergency_question')
    .set({ answer: given.answer, answered_by: given.by, answered_at: given.now })
    .where('access_id', '=', given.access)
    .where('answer', 'is', null)
    .execute();

/** Closes a review; false where another closed it first. */
export const closeReview = async (
  tx: Tx,
  review: { access: string; finding: Finding; note: string; by: string; now: Instant },
): Promise<boolean> => {
  const row = await tx
    .insertInto('emergency_review')
    .values({
      access_id: review.access,
      finding: review.finding,
      note: review.note,
      reviewed_by: review.by,
      reviewed_at: review.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('access_id')
    .executeTakeFirst();
  return row !== undefined;
};
