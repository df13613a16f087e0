import { sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { Kind } from '../rules/index.ts';

/** What is published, whole, as it will stand. */
export interface NewPublication {
  readonly kind: Kind;
  readonly source: string;
  readonly address: string;
  readonly title: string;
  readonly body: string | null;
  readonly meeting: string | null;
  readonly item: string | null;
  readonly happensAt: Instant | null;
  readonly dueDay?: Day | null;
  readonly isDone?: boolean | null;
  readonly model: object;
  readonly words: string;
}
/** Which withdrawn ones it puts back: whatever was withdrawn, what was withdrawn at that moment, or none. */
export type Revives = 'any' | Instant | null;

/** What stands under an address, withdrawn or not, as those see it who publish. */
export const publicationOf = (tx: Tx, kind: Kind, source: string) =>
  tx
    .selectFrom('publication')
    .selectAll()
    .where('kind', '=', kind)
    .where('source_id', '=', source)
    .executeTakeFirst();
export const publicationById = (tx: Tx, id: string) =>
  tx.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirst();
export type PublicationRow = NonNullable<Awaited<ReturnType<typeof publicationById>>>;

/**
 * Publishes: the next edition under the same address, or the first. Nothing is written where it would say what stands already. What
 * was withdrawn comes back only where it is told to. Gives the publication's id, and whether there is a new edition.
 */
export const putPublication = async (
  tx: Tx,
  given: NewPublication,
  revives: Revives,
  by: string,
  now: Instant,
): Promise<{ readonly id: string; readonly isNew: boolean }> => {
  const stands = await publicationOf(tx, given.kind, given.source);
  const row = {
    title: given.title,
    body_id: given.body,
    meeting_id: given.meeting,
    item_id: given.item,
    happens_at: given.happensAt,
    due_day: given.dueDay ?? null,
    is_done: given.isDone ?? null,
    model: JSON.stringify(given.model),
    words: given.words,
    published_at: now,
    published_by: by,
    changed_at: now,
  };
  if (!stands) {
    const id = newId();
    await tx
      .insertInto('publication')
      .values({
        ...row,
        id,
        kind: given.kind,
        source_id: given.source,
        address: given.address,
        edition: 1,
        first_at: now,
        withdrawn_at: null,
        withdrawn_by: null,
        withdrawn_reason: null,
      })
      .execute();
    return { id, isNew: true };
  }
  const { withdrawn_at: gone } = stands;
  if (gone !== null && revives !== 'any' && revives !== gone) return { id: stands.id, isNew: false };
  const { numUpdatedRows } = await tx
    .updateTable('publication')
    .set({
      ...row,
      edition: stands.edition + 1,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_reason: null,
    })
    .where('id', '=', stands.id)
    .where(
      sql<boolean>`(withdrawn_at is not null or (model, title, happens_at, due_day, is_done)
        is distinct from (${row.model}::jsonb, ${row.title}::text, ${row.happens_at}::timestamptz, ${row.due_day}::date, ${row.is_done}::boolean))`,
    )
    .executeTakeFirst();
  return { id: stands.id, isNew: numUpdatedRows > 0n };
};

/** What stands below a publication and goes with it. */
export const publicationsBelow = (
  tx: Tx,
  below: { readonly meeting: string } | { readonly item: string } | { readonly body: string },
  kinds: readonly Kind[],
) => {
  const all = tx
    .selectFrom('publication')
    .selectAll()
    .where('kind', 'in', [...kinds])
    .orderBy('id');
  if ('meeting' in below) return all.where('meeting_id', '=', below.meeting).execute();
  return 'item' in below
    ? all.where('item_id', '=', below.item).execute()
    : all.where('body_id', '=', below.body).execute();
};

/** Withdraws these at once, those of them that stand. */
export const withdrawPublications = async (
  tx: Tx,
  ids: readonly string[],
  reason: string,
  by: string,
  now: Instant,
): Promise<void> => {
  if (ids.length === 0) return;
  await tx
    .updateTable('publication')
    .set({ withdrawn_at: now, withdrawn_by: by, withdrawn_reason: reason, changed_at: now })
    .where('id', 'in', [...ids])
    .where('withdrawn_at', 'is', null)
    .execute();
};
