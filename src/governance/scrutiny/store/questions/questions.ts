import { type Insertable, type Selectable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { QuestionState } from '../../rules/index.ts';
import type { AdvanceQuestionTable } from '../../tables.ts';

const questions = (tx: Tx) =>
  tx
    .selectFrom('advance_question')
    .innerJoin('post', 'post.id', 'advance_question.asked_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('body', 'body.id', 'advance_question.body_id')
    .selectAll('advance_question')
    .select(['staff.name as asker_name', 'post.title as asker_title', 'body.name as body_name']);
export const questionById = (tx: Tx, id: string) =>
  questions(tx).where('advance_question.id', '=', id).executeTakeFirst();
export type QuestionRow = NonNullable<Awaited<ReturnType<typeof questionById>>>;

/** How each question of a board stands, in the words of the rules. */
const STATE = sql<QuestionState>`case
  when withheld_at is not null then 'withheld'
  when joined_into is not null then 'joined'
  when split_at is not null then 'split'
  when consolidated_at is not null then 'consolidated'
  when accepted_at is not null then case
    when not exists (select from question_ask where question_ask.question_id = advance_question.id and ended_at is null) then 'accepted'
    when exists (select from question_ask where question_ask.question_id = advance_question.id and ended_at is null
      and answer_stands(question_ask.id) <> 'approved') then 'allocated'
    else 'answered' end
  when (select kind = 'reworded' and leave is null from question_words where question_words.question_id = advance_question.id
    order by number desc limit 1) then 'rewording'
  when held then 'held'
  else 'received' end`;

export interface Asked {
  readonly board?: string;
  readonly meeting?: string;
  readonly state?: QuestionState;
  readonly limit: number;
  readonly offset: number;
}
/** The questions that the actor may see, the latest first. */
export const questionsMatching = (tx: Tx, { board, meeting, state, limit, offset }: Asked) => {
  let query = questions(tx);
  if (board !== undefined) query = query.where('advance_question.body_id', '=', board);
  if (meeting !== undefined) query = query.where('advance_question.meeting_id', '=', meeting);
  if (state !== undefined) query = query.where(STATE, '=', state);
  return query
    .orderBy('received_at', 'desc')
    .orderBy('advance_question.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
};
/** The questions about an item that were accepted and stand by themselves: what the public may read of them. */
export const publicQuestionsOf = (tx: Tx, item: string) =>
  questions(tx)
    .where('item_id', '=', item)
    .where('accepted_at', 'is not', null)
    .where('withheld_at', 'is', null)
    .where('joined_into', 'is', null)
    .where('split_at', 'is', null)
    .orderBy('received_at')
    .orderBy('advance_question.id')
    .limit(100)
    .execute();
/** How many stand how, for a board's meetings from a moment on. */
export const questionsByState = async (
  tx: Tx,
  board: string,
  since: Instant,
): Promise<{ readonly state: string; readonly count: number }[]> =>
  (
    await sql<{ state: string; count: number }>`select state, count(*)::int as count from
      (select ${STATE} as state from advance_question where body_id = ${board}::uuid and received_at >= ${since}::timestamptz) as counted
      group by state`.execute(tx)
  ).rows;
/** The questions that wait for an officer to do something with them, the oldest first. */
export const questionsToHandle = (tx: Tx, limit: number) =>
  questions(tx)
    .select(STATE.as('state'))
    .where('consolidated_at', 'is', null)
    .where('withheld_at', 'is', null)
    .where('joined_into', 'is', null)
    .where('split_at', 'is', null)
    .where(STATE, 'in', ['received', 'held', 'accepted', 'answered'])
    .orderBy('received_at')
    .limit(limit)
    .execute();
/** The member's questions to which new words wait for leave. */
export const questionsForLeave = (tx: Tx, post: string) =>
  questions(tx).where('asked_by', '=', post).where(STATE, '=', 'rewording').limit(50).execute();
export const partsOf = (tx: Tx, id: string) =>
  questions(tx)
    .where(({ eb, or }) => or([eb('split_from', '=', id), eb('joined_into', '=', id)]))
    .orderBy('advance_question.id')
    .execute();
/** Others of the same meeting that may be joined with one. */
export const joinable = (tx: Tx, question: { id: string; meeting_id: string }) =>
  questions(tx)
    .where('advance_question.meeting_id', '=', question.meeting_id)
    .where('advance_question.id', '<>', question.id)
    .where('accepted_at', 'is not', null)
    .where(STATE, 'in', ['accepted', 'allocated'])
    .orderBy('received_at')
    .limit(100)
    .execute();

export const insertQuestion = async (tx: Tx, question: Insertable<AdvanceQuestionTable>): Promise<void> => {
  await tx.insertInto('advance_question').values(question).execute();
};
export const updateQuestion = async (
  tx: Tx,
  id: string,
  version: number,
  change: Partial<
    Pick<
      Selectable<AdvanceQuestionTable>,
      | 'item_id'
      | 'held'
      | 'words'
      | 'accepted_at'
      | 'accepted_by'
      | 'withheld_at'
      | 'withheld_why'
      | 'joined_into'
      | 'split_at'
      | 'consolidated_at'
      | 'consolidated_by'
    >
  >,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('advance_question')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** What of a question stands in the minutes. */
export const minutedOf = (tx: Tx, question: string) =>
  tx.selectFrom('question_minute').selectAll().where('question_id', '=', question).execute();
export const insertMinuted = async (
  tx: Tx,
  rows: readonly { question_id: string; entry_id: string; answer_id: string | null }[],
): Promise<void> => {
  if (rows.length > 0)
    await tx
      .insertInto('question_minute')
      .values([...rows])
      .execute();
};
