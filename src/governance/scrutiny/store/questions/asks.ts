import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { AnswerState } from '../../rules/index.ts';
import type { QuestionAskTable } from '../../tables.ts';

const asks = (tx: Tx) =>
  tx
    .selectFrom('question_ask')
    .innerJoin('organisation', 'organisation.id', 'question_ask.organisation_id')
    .selectAll('question_ask')
    .select([
      'organisation.name as organisation_name',
      'organisation.type as organisation_type',
      'organisation.until_day as organisation_until',
    ])
    .select([
      sql<AnswerState>`answer_stands(question_ask.id)`.as('stands'),
      sql<Instant | null>`answered_since(question_ask.id)`.as('answered_at'),
    ]);
export const askById = (tx: Tx, id: string) => asks(tx).where('question_ask.id', '=', id).executeTakeFirst();
/** Whom these questions were put to; those that were replaced too. */
export const asksOf = (tx: Tx, asked: readonly string[]) =>
  asked.length === 0
    ? Promise.resolve([])
    : asks(tx)
        .where('question_id', 'in', [...asked])
        .orderBy(sql`array_position(array['localAuthority', 'health', 'police'], partner) nulls last`)
        .orderBy('organisation.name')
        .orderBy('question_ask.id')
        .execute();
export type AskRow = Awaited<ReturnType<typeof asksOf>>[number];
/** What an organisation is asked and has no approved answer to, the oldest first. */
export const openAsksOf = (tx: Tx, organisation: string, limit: number) =>
  asks(tx)
    .innerJoin('advance_question', 'advance_question.id', 'question_ask.question_id')
    .innerJoin('body', 'body.id', 'advance_question.body_id')
    .select('body.name as body_name')
    .select(['advance_question.words', 'advance_question.meeting_id', 'advance_question.in_time'])
    .select(['advance_question.received_at', 'advance_question.body_id', 'advance_question.consolidated_at'])
    .where('question_ask.organisation_id', '=', organisation)
    .where('question_ask.ended_at', 'is', null)
    .where('advance_question.withheld_at', 'is', null)
    .where(sql<boolean>`answer_stands(question_ask.id) in ('none', 'returned')`)
    .orderBy('question_ask.made_at')
    .orderBy('question_ask.id')
    .limit(limit)
    .execute();
export type OpenAskRow = Awaited<ReturnType<typeof openAsksOf>>[number];
export const insertAsks = async (
  tx: Tx,
  all: readonly Omit<Insertable<QuestionAskTable>, 'ended_at'>[],
): Promise<void> => {
  if (all.length > 0)
    await tx
      .insertInto('question_ask')
      .values(all.map((ask) => ({ ...ask, ended_at: null })))
      .execute();
};
export const endAsk = async (tx: Tx, id: string, at: Instant, why: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('question_ask')
    .set({ ended_at: at, ended_why: why })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** The organisations of these kinds that are in force on a day. */
export const partnersOn = (tx: Tx, types: readonly string[], day: Day) =>
  tx
    .selectFrom('organisation')
    .select(['id', 'name', 'type'])
    .where('type', 'in', [...types])
    .where('from_day', '<=', day)
    .where(({ eb, or }) => or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))
    .orderBy('name')
    .orderBy('id')
    .execute();
