import { z } from 'zod';
import type { Acting } from '#db';
import { type Actor, FILE_TYPES, fileTypes } from '#kernel';
import { paths } from '../paths.ts';
import { mayOpenDocuments } from '../rules.ts';
import { type AttachmentRow, attachmentsAbout } from '../store.ts';

export const DocumentLine = z.object({
  id: z.string(),
  title: z.string(),
  name: z.string(),
  type: z.enum(fileTypes),
  kind: z.string(),
  bytes: z.number(),
  access: z.enum(['record', 'organisation', 'withheld']),
  virus: z.enum(['clean', 'unchecked', 'infected']),
  withdrawn: z.boolean(),
  redacted: z.boolean(),
  addedAt: z.string(),
  addedBy: z.object({ name: z.string(), post: z.string(), organisation: z.string() }),
});
export type DocumentLine = z.infer<typeof DocumentLine>;

export const lineOf = (row: AttachmentRow): DocumentLine => ({
  id: row.id,
  title: row.title,
  name: row.name,
  type: row.type,
  kind: FILE_TYPES[row.type].label,
  bytes: row.bytes,
  access: row.access,
  virus: row.virus,
  withdrawn: row.withdrawn_at !== null,
  redacted: row.source_id !== null,
  addedAt: row.recorded_at,
  addedBy: { name: row.staff_name, post: row.post_title, organisation: row.organisation_name },
});

/** The documents about a record that the actor sees: for the page of that record, in whichever module it stands. */
export const documentsAbout = async ({ tx }: Pick<Acting, 'tx'>, record: string): Promise<DocumentLine[]> =>
  (await attachmentsAbout(tx, record)).map(lineOf);

const sayCount = (count: number): string =>
  count === 0 ? 'none yet' : count === 1 ? 'one document' : `${count} documents`;

/** The way from a contact to its documents, and how many the actor sees. */
export const documentsOfContact = async (
  { tx, actor }: Acting,
  { id }: { readonly id: string },
): Promise<readonly { href: string; words: string; says: string }[]> =>
  mayOpenDocuments(actor).ok
    ? [
        {
          href: paths.ofRecord(id),
          words: 'Documents',
          says: sayCount((await attachmentsAbout(tx, id)).length),
        },
      ]
    : [];

/** The way from a child's story to the child's documents. */
export const documentsOfChild = (actor: Actor, child: string) =>
  mayOpenDocuments(actor).ok ? { href: paths.ofRecord(child), words: 'Documents' } : null;
