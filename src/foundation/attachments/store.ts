import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Access, Virus } from './rules.ts';
import type { AttachmentTable } from './tables.ts';

export type NewAttachment = Omit<
  Insertable<AttachmentTable>,
  'version' | 'signature' | 'withdrawn_by' | 'withdrawn_at' | 'withdrawn_why'
>;

export const insertAttachment = async (tx: Tx, attachment: NewAttachment): Promise<void> => {
  await tx
    .insertInto('attachment')
    .values({ ...attachment, withdrawn_by: null, withdrawn_at: null })
    .execute();
};

/** Until the end of this transaction no content is removed: what is there now is there when a record names it. */
export const holdContents = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('contents', 0))`.execute(tx);
};
/** Waits until nobody holds the contents; until the end of this transaction nobody does. */
export const keepContentsAlone = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('contents', 0))`.execute(tx);
};

const rows = (tx: Tx) =>
  tx
    .selectFrom('attachment')
    .innerJoin('record', 'record.id', 'attachment.id')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('attachment')
    .select([
      'record.title',
      'record.child_id',
      'record.recorded_at',
      'record.owner_organisation_id',
      'organisation.name as organisation_name',
      'post.title as post_title',
      'staff.name as staff_name',
    ]);
export type AttachmentRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** The documents about a record that the actor sees, in the order in which they were added. */
export const attachmentsAbout = (tx: Tx, record: string) =>
  rows(tx).where('attachment.about_record_id', '=', record).orderBy('attachment.id').limit(500).execute();

export const attachmentById = (tx: Tx, id: string) =>
  rows(tx).where('attachment.id', '=', id).executeTakeFirst();

/** What was made of a document by taking things out, as far as the actor sees it. */
export const redactedVersionsOf = (tx: Tx, id: string) =>
  rows(tx).where('attachment.source_id', '=', id).orderBy('attachment.id').execute();

/** Documents that were given to the actor by themselves, the newest gift first. */
export const attachmentsGiven = (tx: Tx, now: Instant, page: { limit: number; offset: number }) =>
  rows(tx)
    .innerJoin('share', 'share.record_id', 'attachment.id')
    .select(['share.from_at', 'share.purpose'])
    .where('share.outcome', '=', 'shared')
    .where(sql<boolean>`share.grantee_id = any (acting_ids('grantees'))`)
    .where('share.from_at', '<=', now)
    .where((eb) => eb.or([eb('share.until_at', 'is', null), eb('share.until_at', '>', now)]))
    .orderBy('share.from_at', 'desc')
    .orderBy('share.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();

const against = (tx: Tx, id: string, version: number) =>
  tx.updateTable('attachment').where('id', '=', id).where('version', '=', version);

/** False when somebody was first. */
export const changeAccess = async (tx: Tx, id: string, version: number, access: Access): Promise<boolean> => {
  const { numUpdatedRows } = await against(tx, id, version)
    .set({ access, version: version + 1 })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** False when somebody was first. */
export const withdrawAttachment = async (
  tx: Tx,
  id: string,
  version: number,
  { by, at, why }: { readonly by: string; readonly at: Instant; readonly why: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await against(tx, id, version)
    .set({ withdrawn_by: by, withdrawn_at: at, withdrawn_why: why, version: version + 1 })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Which of these contents a record of this partnership names. For the program's own work. */
export const contentsNamed = async (tx: Tx, asked: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows: found } = await sql<{ sha256: string }>`
    select contents_named as sha256 from contents_named(${[...asked]}::text[])`.execute(tx);
  return new Set(found.map(({ sha256 }) => sha256));
};

/** Documents that nobody looked at for viruses, in the order of their ids. For the program's own work. */
export const attachmentsUnchecked = async (
  tx: Tx,
  after: string | null,
  atMost: number,
): Promise<{ id: string; sha256: string }[]> =>
  (
    await sql<{ id: string; sha256: string }>`
      select id, sha256 from attachments_unchecked(${after}::uuid, ${atMost}::integer)`.execute(tx)
  ).rows;

export const attachmentChecked = async (
  tx: Tx,
  id: string,
  virus: Exclude<Virus, 'unchecked'>,
  signature: string,
): Promise<void> => {
  await sql`select attachment_checked(${id}::uuid, ${virus}, ${signature})`.execute(tx);
};
