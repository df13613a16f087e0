import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { Outcome, Said, Verdict } from '../rules/index.ts';
import type { AlikeRow } from '../tables.ts';

export interface ReadRow {
  readonly number: number;
  readonly cells: readonly string[];
  readonly notes: readonly string[];
}

/** Adds rows as they were read, in one statement. */
export const insertRows = async (tx: Tx, upload: string, rows: readonly ReadRow[]): Promise<void> => {
  await sql`insert into upload_row (upload_id, number, cells, notes)
    select ${upload}::uuid, number, cells, notes
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as read(number integer, cells jsonb, notes jsonb)`.execute(
    tx,
  );
};

export const deleteRows = async (tx: Tx, upload: string): Promise<void> => {
  await tx.deleteFrom('upload_row').where('upload_id', '=', upload).execute();
};

/** Adds what is to be known of rows that was learned after they were read. */
export const addNotes = async (tx: Tx, upload: string, notes: ReadonlyMap<number, string>): Promise<void> => {
  if (notes.size === 0) return;
  const told = [...notes].map(([number, note]) => ({ number, note }));
  await sql`update upload_row set notes = notes || to_jsonb(told.note)
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told(number integer, note text)
    where upload_id = ${upload}::uuid and upload_row.number = told.number`.execute(tx);
};

/** Takes back what was found of every row: its columns were chosen anew. */
export const unjudgeRows = async (tx: Tx, upload: string): Promise<void> => {
  await sql`update upload_row set verdict = null, why = '[]', form = null, likeness = '', alike = '[]', said = null, same_as = null
    where upload_id = ${upload}::uuid and (verdict is not null or said is not null)`.execute(tx);
};

/** The next rows that nobody looked into yet. */
export const rowsToJudge = (tx: Tx, upload: string, limit: number) =>
  tx
    .selectFrom('upload_row')
    .select(['number', 'cells'])
    .where('upload_id', '=', upload)
    .where('verdict', 'is', null)
    .orderBy('number')
    .limit(limit)
    .execute();

export interface JudgedRow {
  readonly number: number;
  readonly verdict: Verdict;
  readonly why: readonly string[];
  readonly notes: readonly string[];
  readonly form: Readonly<Record<string, unknown>> | null;
  readonly likeness: string;
  readonly alike: readonly AlikeRow[];
}
/** Keeps what was found of rows, in one statement. */
export const keepVerdicts = async (tx: Tx, upload: string, rows: readonly JudgedRow[]): Promise<void> => {
  await sql`update upload_row set verdict = judged.verdict, why = judged.why, notes = upload_row.notes || judged.notes,
      form = judged.form, likeness = judged.likeness, alike = judged.alike
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as judged(number integer, verdict text, why jsonb, notes jsonb, form jsonb, likeness text, alike jsonb)
    where upload_id = ${upload}::uuid and upload_row.number = judged.number`.execute(tx);
};

/** The first row of each of these likenesses that was looked into already. */
export const rowsAlike = async (
  tx: Tx,
  upload: string,
  likenesses: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (likenesses.length === 0) return new Map();
  const rows = await tx
    .selectFrom('upload_row')
    .select(['likeness', sql<number>`min(number)`.as('number')])
    .where('upload_id', '=', upload)
    .where('likeness', 'in', [...likenesses])
    .groupBy('likeness')
    .execute();
  return new Map(rows.map(({ likeness, number }) => [likeness, number]));
};

/** How many rows there are of each verdict, of what was said, and of what became of them. */
export const countRows = (tx: Tx, upload: string) =>
  tx
    .selectFrom('upload_row')
    .select(['verdict', 'said', 'outcome', sql<number>`count(*)::integer`.as('count')])
    .where('upload_id', '=', upload)
    .groupBy(['verdict', 'said', 'outcome'])
    .execute();

/** Rows to look at, in their order. */
export const rowsShown = (
  tx: Tx,
  upload: string,
  verdict: Verdict | null,
  page: { readonly limit: number; readonly offset: number },
) =>
  tx
    .selectFrom('upload_row')
    .selectAll()
    .where('upload_id', '=', upload)
    .$if(verdict !== null, (query) => query.where('verdict', '=', verdict))
    .orderBy('number')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
export type ShownRow = Awaited<ReturnType<typeof rowsShown>>[number];

/** Rows by their numbers, of those that may be somebody who is recorded. */
export const sameRows = (tx: Tx, upload: string, numbers: readonly number[]) =>
  tx
    .selectFrom('upload_row')
    .select(['number', 'alike'])
    .where('upload_id', '=', upload)
    .where('verdict', '=', 'same')
    .where('number', 'in', [...numbers])
    .execute();

export const keepSaid = async (
  tx: Tx,
  upload: string,
  number: number,
  said: Said | null,
  sameAs: string | null,
): Promise<void> => {
  await tx
    .updateTable('upload_row')
    .set({ said, same_as: sameAs })
    .where('upload_id', '=', upload)
    .where('number', '=', number)
    .execute();
};

/** The next rows of which nothing has become yet. */
export const rowsToCommit = (tx: Tx, upload: string, limit: number) =>
  tx
    .selectFrom('upload_row')
    .select(['number', 'verdict', 'said', 'same_as', 'form'])
    .where('upload_id', '=', upload)
    .where('outcome', 'is', null)
    .orderBy('number')
    .limit(limit)
    .execute();

/** What became of one row: the record or the submission that it made, or why it made none. */
export interface Settled {
  readonly number: number;
  readonly outcome: Outcome;
  readonly made?: string | null;
  readonly why?: readonly string[];
}
/** Keeps what became of rows, in one statement. */
export const keepOutcomes = async (tx: Tx, upload: string, rows: readonly Settled[]): Promise<void> => {
  await sql`update upload_row set outcome = settled.outcome, made_id = settled.made, why = coalesce(settled.why, upload_row.why)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as settled(number integer, outcome text, made uuid, why jsonb)
    where upload_id = ${upload}::uuid and upload_row.number = settled.number`.execute(tx);
};

/** Of these people, those whom this very list made. */
export const madeByList = async (
  tx: Tx,
  upload: string,
  people: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (people.length === 0) return new Set();
  const rows = await tx
    .selectFrom('upload_row')
    .select('made_id')
    .where('upload_id', '=', upload)
    .where('made_id', 'in', [...new Set(people)])
    .execute();
  return new Set(rows.flatMap(({ made_id }) => made_id ?? []));
};

/**
 * Of these days of birth, those of people whom somebody recorded since a moment, in the actor's sight and not from this very list: by
 * the index of births.
 */
export const birthsRecordedSince = async (
  tx: Tx,
  upload: string,
  days: readonly Day[],
  since: Instant,
): Promise<ReadonlySet<Day>> => {
  if (days.length === 0) return new Set();
  const { rows } = await sql<{ born_day: Day }>`
    select distinct person.born_day from person join record on record.id = person.id
    where person.born_day = any (${[...days]}::date[]) and record.recorded_at >= ${since}
      and not exists (select from upload_row where upload_row.upload_id = ${upload}::uuid and upload_row.made_id = person.id)`.execute(
    tx,
  );
  return new Set(rows.map(({ born_day }) => born_day));
};

/** Rows that were not added, for the report: refused, left out, or waiting for somebody to say who they are. */
export const rowsNotAdded = (tx: Tx, upload: string) =>
  tx
    .selectFrom('upload_row')
    .select(['number', 'cells', 'why', 'verdict', 'outcome'])
    .where('upload_id', '=', upload)
    .where((eb) =>
      eb.or([
        eb('outcome', 'in', ['refused', 'left']),
        eb.and([eb('outcome', 'is', null), eb('verdict', '=', 'refused')]),
      ]),
    )
    .orderBy('number')
    .execute();
