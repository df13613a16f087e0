import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { PaperTable } from '../tables.ts';

export const paperById = (tx: Tx, id: string) =>
  tx.selectFrom('paper').selectAll().where('id', '=', id).executeTakeFirst();
export const insertPaper = async (
  tx: Tx,
  paper: Omit<Insertable<PaperTable>, 'replaced_by' | 'removed_at' | 'version' | 'place'>,
): Promise<void> => {
  await tx
    .insertInto('paper')
    .values({
      ...paper,
      place: sql<number>`(select coalesce(max(paper.place), 0) + 1 from paper where paper.item_id = ${paper.item_id}::uuid)`,
      replaced_by: null,
      removed_at: null,
    })
    .execute();
};
const against = (tx: Tx, id: string, version: number) =>
  tx.updateTable('paper').where('id', '=', id).where('version', '=', version);
/** The old one stays, marked. False when somebody was first. */
export const markReplaced = async (
  tx: Tx,
  id: string,
  version: number,
  by: string,
  why: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await against(tx, id, version)
    .set({ replaced_by: by, replaced_why: why, version: version + 1 })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
/** False when somebody was first. */
export const markWithdrawn = async (
  tx: Tx,
  id: string,
  version: number,
  at: Instant,
  why: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await against(tx, id, version)
    .set({ removed_at: at, removed_why: why, version: version + 1 })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Who opened the papers of an item, from the audit: for whoever keeps its meeting. */
export const openingsOf = async (tx: Tx, item: string) =>
  (
    await sql<{ paper_id: string; post_id: string; first_at: Instant; last_at: Instant; times: number }>`
      select * from paper_openings(${item}::uuid)`.execute(tx)
  ).rows;

/** Until the end of this transaction no content is removed: what is there now is there when a paper names it. */
export const holdContents = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('contents', 0))`.execute(tx);
};
/** Papers that nobody looked at for viruses, in the order of their ids. For the program's own work. */
export const papersUnchecked = async (
  tx: Tx,
  after: string | null,
  atMost: number,
): Promise<{ id: string; sha256: string }[]> =>
  (
    await sql<{ id: string; sha256: string }>`
      select id, sha256 from papers_unchecked(${after}::uuid, ${atMost}::integer)`.execute(tx)
  ).rows;
export const paperChecked = async (tx: Tx, id: string, virus: 'clean' | 'infected'): Promise<void> => {
  await sql`select paper_checked(${id}::uuid, ${virus})`.execute(tx);
};
