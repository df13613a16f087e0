import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { QuestionWordsTable } from '../../tables.ts';

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
): Promise<
  ReadonlyMap<string, { readonly kind: string; readonly says: string; readonly leave: boolean | null }>
> =>
  new Map(
    asked.length === 0
      ? []
      : (
          await tx
            .selectFrom('question_words')
            .distinctOn('question_id')
            .select(['question_id', 'kind', 'says', 'leave'])
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
