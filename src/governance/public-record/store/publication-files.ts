import { newId, type Tx } from '#db';
import type { Instant } from '#kernel';
import type { FileKind } from '../rules/index.ts';

/** A paper as it is published with its item. */
export interface NewFile {
  readonly paper: string;
  readonly place: number;
  readonly kind: FileKind;
  readonly title: string;
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}
/** A paper that was replaced or taken away. */
export interface PaperGone {
  readonly paper: string;
  readonly replacedBy: string | null;
  readonly why: string;
}

/** Publishes the files of an item; of those published before, marks what was replaced and takes away what was removed. */
export const putFiles = async (
  tx: Tx,
  publication: string,
  files: readonly NewFile[],
  gone: readonly PaperGone[],
  now: Instant,
): Promise<void> => {
  const held = await tx
    .selectFrom('publication_file')
    .selectAll()
    .where('publication_id', '=', publication)
    .execute();
  const byPaper = new Map(held.map((file) => [file.paper_id, file]));
  const ids = new Map(held.map((file) => [file.paper_id, file.id]));
  for (const { paper, ...file } of files) {
    const before = byPaper.get(paper);
    if (!before) {
      const id = newId();
      ids.set(paper, id);
      await tx
        .insertInto('publication_file')
        .values({
          ...file,
          id,
          publication_id: publication,
          paper_id: paper,
          published_at: now,
          changed_at: now,
          replaced_at: null,
          replaced_by: null,
          removed_at: null,
        })
        .execute();
    } else if (before.title !== file.title || before.place !== file.place || before.removed_at !== null)
      await tx
        .updateTable('publication_file')
        .set({ title: file.title, place: file.place, removed_at: null, changed_at: now })
        .where('id', '=', before.id)
        .execute();
  }
  for (const { paper, replacedBy, why } of gone) {
    const before = byPaper.get(paper);
    if (!before || before.replaced_at !== null || before.removed_at !== null) continue;
    const by = replacedBy === null ? undefined : ids.get(replacedBy);
    await tx
      .updateTable('publication_file')
      .set(
        by === undefined
          ? { removed_at: now, changed_at: now }
          : { replaced_at: now, replaced_by: by, replaced_why: why, changed_at: now },
      )
      .where('id', '=', before.id)
      .execute();
  }
};
