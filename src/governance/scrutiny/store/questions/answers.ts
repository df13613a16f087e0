import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Version, Warning } from '../../rules/index.ts';
import type { QuestionAnswerTable } from '../../tables.ts';

const answers = (tx: Tx) =>
  tx
    .selectFrom('question_answer')
    .innerJoin('post', 'post.id', 'question_answer.made_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .leftJoin('answer_check', 'answer_check.answer_id', 'question_answer.id')
    .leftJoin('post as checker', 'checker.id', 'answer_check.made_by')
    .leftJoin('staff as checker_staff', 'checker_staff.id', 'checker.staff_id')
    .selectAll('question_answer')
    .select([
      'staff.name as staff_name',
      'post.title as post_title',
      'answer_check.verdict as check',
      'answer_check.said as check_said',
      'answer_check.warned',
      'answer_check.made_at as checked_at',
      'checker_staff.name as checker_name',
    ]);
export const answerById = (tx: Tx, id: string) =>
  answers(tx).where('question_answer.id', '=', id).executeTakeFirst();
/** Every version of the answers to these asks that the actor may see, the latest first. */
export const answersTo = (tx: Tx, asked: readonly string[]) =>
  asked.length === 0
    ? Promise.resolve([])
    : answers(tx)
        .where('ask_id', 'in', [...asked])
        .orderBy('number', 'desc')
        .execute();
export type AnswerRow = Awaited<ReturnType<typeof answersTo>>[number] & Version;
/** The latest answers that nobody has checked. */
export const answersToCheck = (tx: Tx, limit: number) =>
  answers(tx)
    .innerJoin('question_ask', 'question_ask.id', 'question_answer.ask_id')
    .innerJoin('organisation', 'organisation.id', 'question_ask.organisation_id')
    .select(['organisation.name as organisation_name', 'question_ask.question_id'])
    .where('answer_check.answer_id', 'is', null)
    .where('question_ask.ended_at', 'is', null)
    .where(
      sql<boolean>`not exists (select from question_answer as later where later.ask_id = question_answer.ask_id and later.number > question_answer.number)`,
    )
    .orderBy('question_answer.made_at')
    .limit(limit)
    .execute();
/** Adds the next version of an answer; undefined where another came first since it was opened on that number. */
export const insertAnswer = async (
  tx: Tx,
  answer: Omit<Insertable<QuestionAnswerTable>, 'number'>,
  after: number,
): Promise<boolean> => {
  const put = await tx
    .insertInto('question_answer')
    .values({ ...answer, number: after + 1 })
    .onConflict((conflict) => conflict.columns(['ask_id', 'number']).doNothing())
    .executeTakeFirst();
  return (put.numInsertedOrUpdatedRows ?? 0n) === 1n;
};
export const insertCheck = async (
  tx: Tx,
  check: {
    answer_id: string;
    verdict: 'approved' | 'returned';
    said: string;
    warned: readonly Warning[];
    made_by: string;
    made_at: Instant;
  },
): Promise<boolean> => {
  const put = await tx
    .insertInto('answer_check')
    .values({ ...check, warned: JSON.stringify(check.warned) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (put.numInsertedOrUpdatedRows ?? 0n) === 1n;
};
