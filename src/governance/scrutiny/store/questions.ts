import { type Insertable, type Selectable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { Version, Warning } from '../rules/index.ts';
import type {
  AdvanceQuestionTable,
  QuestionAnswerTable,
  QuestionAskTable,
  QuestionWordsTable,
} from '../tables.ts';

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
const STATE = sql<string>`case
  when withheld_at is not null then 'withheld'
  when joined_into is not null then 'joined'
  when split_at is not null then 'split'
  when consolidated_at is not null then 'consolidated'
  when accepted_at is not null then case
    when not exists (select from question_ask where question_ask.question_id = advance_question.id and ended_at is null) then 'accepted'
    when exists (select from question_ask where question_ask.question_id = advance_question.id and ended_at is null
      and coalesce((select answer_check.verdict from question_answer left join answer_check on answer_check.answer_id = question_answer.id
        where question_answer.ask_id = question_ask.id order by number desc limit 1), '') <> 'approved') then 'allocated'
    else 'answered' end
  when (select kind = 'reworded' and leave is null from question_words where question_words.question_id = advance_question.id
    order by number desc limit 1) then 'rewording'
  when held then 'held'
  else 'received' end`;

export interface Asked {
  readonly board?: string;
  readonly meeting?: string;
  readonly state?: string;
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

export const wordsOf = (tx: Tx, question: string) =>
  tx
    .selectFrom('question_words')
    .innerJoin('post', 'post.id', 'question_words.made_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('question_words')
    .select('staff.name as staff_name')
    .where('question_id', '=', question)
    .orderBy('number', 'desc')
    .execute();
export type WordsRow = Awaited<ReturnType<typeof wordsOf>>[number];
/** The last words of each of these questions, for those who may read them. */
export const lastWords = async (
  tx: Tx,
  asked: readonly string[],
): Promise<ReadonlyMap<string, { readonly kind: string; readonly says: string }>> =>
  new Map(
    asked.length === 0
      ? []
      : (
          await tx
            .selectFrom('question_words')
            .distinctOn('question_id')
            .select(['question_id', 'kind', 'says'])
            .where('question_id', 'in', [...asked])
            .orderBy('question_id')
            .orderBy('number', 'desc')
            .execute()
        ).map(({ question_id, ...words }) => [question_id, words]),
  );
export const insertWords = async (
  tx: Tx,
  words: Omit<Insertable<QuestionWordsTable>, 'leave' | 'leave_at'>,
): Promise<void> => {
  await tx
    .insertInto('question_words')
    .values({ ...words, leave: null, leave_at: null })
    .execute();
};
export const giveLeave = async (
  tx: Tx,
  words: string,
  said: { leave: boolean; leave_said: string; leave_at: Instant },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('question_words')
    .set(said)
    .where('id', '=', words)
    .where('leave', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const asks = (tx: Tx) =>
  tx
    .selectFrom('question_ask')
    .innerJoin('organisation', 'organisation.id', 'question_ask.organisation_id')
    .selectAll('question_ask')
    .select([
      'organisation.name as organisation_name',
      'organisation.type as organisation_type',
      'organisation.until_day as organisation_until',
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
    .select(['advance_question.words', 'advance_question.meeting_id', 'advance_question.in_time'])
    .select(['advance_question.received_at', 'advance_question.body_id', 'advance_question.consolidated_at'])
    .where('question_ask.organisation_id', '=', organisation)
    .where('question_ask.ended_at', 'is', null)
    .where('advance_question.withheld_at', 'is', null)
    .where(
      sql<boolean>`coalesce((select coalesce(answer_check.verdict, 'toCheck') from question_answer left join answer_check on answer_check.answer_id = question_answer.id
        where question_answer.ask_id = question_ask.id order by number desc limit 1), 'none') in ('none', 'returned')`,
    )
    .orderBy('question_ask.made_at')
    .orderBy('question_ask.id')
    .limit(limit)
    .execute();
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

/**
 * Which of these names are held by somebody with a post, or are those of an organisation or a body, in small letters. The register of
 * people is not asked: what it holds must not show.
 */
export const namesOfRegisters = async (tx: Tx, names: readonly string[]): Promise<ReadonlySet<string>> => {
  if (names.length === 0) return new Set();
  const { rows } = await sql<{
    name: string;
  }>`select asked.name from unnest(${[...names]}::text[]) as asked (name) where
    exists (select from staff where position(lower(asked.name) in lower(staff.name)) > 0)
    or exists (select from organisation where position(lower(asked.name) in lower(organisation.name)) > 0)
    or exists (select from body where position(lower(asked.name) in lower(body.name)) > 0)`.execute(tx);
  return new Set(rows.map(({ name }) => name.toLowerCase()));
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
