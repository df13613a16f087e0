import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Slice } from './standing.ts';

/** What is joined of each file; none that was taken away. */
export const files = (tx: Tx) =>
  tx
    .selectFrom('publication_file')
    .innerJoin('publication', 'publication.id', 'publication_file.publication_id')
    .selectAll('publication_file')
    .select([
      'publication.title as item_title',
      'publication.address as item_address',
      'publication.item_id',
      'publication.meeting_id',
    ])
    .where('publication_file.removed_at', 'is', null);
export type FileRow = Awaited<ReturnType<typeof filesUnder>>[number];
/** The files published with an item, or with every item of a meeting: the one that was replaced after the one that replaced it. */
export const filesUnder = (tx: Tx, under: { readonly item: string } | { readonly meeting: string }) => {
  const all = files(tx)
    .orderBy(sql`publication_file.replaced_at is not null`)
    .orderBy('publication_file.place')
    .orderBy('publication_file.id')
    .limit(2000);
  return 'item' in under
    ? all.where('publication.item_id', '=', under.item).execute()
    : all.where('publication.meeting_id', '=', under.meeting).execute();
};
export const fileById = (tx: Tx, id: string) =>
  files(tx).where('publication_file.id', '=', id).executeTakeFirst();
export const filesListed = (tx: Tx, { limit, offset }: Slice) =>
  files(tx)
    .orderBy('publication_file.published_at', 'desc')
    .orderBy('publication_file.id')
    .limit(limit)
    .offset(offset)
    .execute();
