import { type Insertable, sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Day } from '#kernel';
import type { Capacity } from './rules.ts';
import type {
  DocumentSignatureTable,
  DocumentSignerTable,
  DocumentTable,
  DocumentVersionTable,
} from './tables.ts';

/** Every document, by its title. */
export const allDocuments = (tx: Tx) =>
  tx.selectFrom('document').selectAll().orderBy('title').orderBy('id').execute();
export const documentById = (tx: Tx, id: string) =>
  tx.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();

const versions = (tx: Tx) =>
  tx
    .selectFrom('document_version')
    .innerJoin('post as putter', 'putter.id', 'document_version.put_by_post_id')
    .innerJoin('staff as putter_staff', 'putter_staff.id', 'putter.staff_id')
    .leftJoin('post as withdrawer', 'withdrawer.id', 'document_version.withdrawn_by_post_id')
    .leftJoin('staff as withdrawer_staff', 'withdrawer_staff.id', 'withdrawer.staff_id')
    .selectAll('document_version')
    .select([
      'putter_staff.name as put_by_name',
      'putter.title as put_by_title',
      'withdrawer_staff.name as withdrawn_by_name',
    ]);
/** The versions of a document, or of all, the newest first. */
export const versionsOf = (tx: Tx, document: string | null) => {
  const all = versions(tx).orderBy('number', 'desc');
  return (document === null ? all : all.where('document_id', '=', document)).execute();
};
export const versionById = (tx: Tx, id: string) =>
  versions(tx).where('document_version.id', '=', id).executeTakeFirst();
export type VersionRow = NonNullable<Awaited<ReturnType<typeof versionById>>>;

/** Whom these versions were put to, in the statute's order. */
export const signersOf = async (tx: Tx, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : tx
        .selectFrom('document_signer')
        .innerJoin('organisation', 'organisation.id', 'document_signer.organisation_id')
        .selectAll('document_signer')
        .select('organisation.name as organisation_name')
        .where('version_id', 'in', [...ids])
        .orderBy(sql`array_position(array['localAuthority', 'health', 'police'], seat)`)
        .orderBy('organisation.name')
        .execute();
export type SignerRow = Awaited<ReturnType<typeof signersOf>>[number];
/** What was said of these versions, in order. */
export const signaturesOf = async (tx: Tx, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : tx
        .selectFrom('document_signature')
        .innerJoin('post', 'post.id', 'document_signature.post_id')
        .innerJoin('staff', 'staff.id', 'post.staff_id')
        .selectAll('document_signature')
        .select(['staff.name as staff_name', 'post.title as post_title'])
        .where('version_id', 'in', [...ids])
        .orderBy('document_signature.at')
        .orderBy('document_signature.id')
        .execute();
export type SignatureRow = Awaited<ReturnType<typeof signaturesOf>>[number];

/** For which organisations a post is the lead or delegated safeguarding partner on a day. */
export const partnerSeatsOf = (tx: Tx, day: Day, post: string | null) => {
  const seats = tx
    .selectFrom('representation')
    .select(['post_id', 'organisation_id as organisation', 'capacity'])
    .where('capacity', 'in', ['leadSafeguardingPartner', 'delegatedSafeguardingPartner'])
    .where('from_day', '<=', day)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', day)]));
  return (post === null ? seats : seats.where('post_id', '=', post))
    .$narrowType<{ capacity: Capacity }>()
    .execute();
};

/** Lets one act at a time look at a document and then write. */
export const lockDocument = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`document ${id}`}, 0))`.execute(tx);
};
export const insertDocument = async (tx: Tx, row: Insertable<DocumentTable>): Promise<void> => {
  await tx.insertInto('document').values(row).execute();
};
export const insertVersion = async (tx: Tx, row: Insertable<DocumentVersionTable>): Promise<void> => {
  await tx.insertInto('document_version').values(row).execute();
};
export const insertSigners = async (
  tx: Tx,
  signers: readonly Omit<Insertable<DocumentSignerTable>, 'id'>[],
): Promise<void> => {
  await tx
    .insertInto('document_signer')
    .values(signers.map((signer) => ({ ...signer, id: newId() })))
    .execute();
};
export const insertSignature = async (
  tx: Tx,
  row: Omit<Insertable<DocumentSignatureTable>, 'id'>,
): Promise<void> => {
  await tx
    .insertInto('document_signature')
    .values({ ...row, id: newId() })
    .execute();
};
/** Withdraws a version that stands; false where it is withdrawn already. */
export const withdrawVersion = async (
  tx: Tx,
  id: string,
  how: { readonly at: string; readonly post: string; readonly why: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('document_version')
    .set({ withdrawn_at: how.at, withdrawn_by_post_id: how.post, withdrawn_why: how.why })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
