import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Columns, Kind } from '../rules/index.ts';
import type { ListFacts, UploadTable } from '../tables.ts';

export type NewUpload = Pick<
  Insertable<UploadTable>,
  | 'id'
  | 'kind'
  | 'post_id'
  | 'organisation_id'
  | 'account_id'
  | 'name'
  | 'type'
  | 'bytes'
  | 'sha256'
  | 'made_at'
  | 'expires_at'
>;
export const insertUpload = async (tx: Tx, upload: NewUpload): Promise<void> => {
  await tx
    .insertInto('upload')
    .values({
      ...upload,
      ...{ facts: null, columns: null, answers: null, read_at: null, mapped_at: null },
      ...{ judged_at: null, confirmed_at: null, done_at: null },
    })
    .execute();
};

export const uploadById = (tx: Tx, id: string) =>
  tx.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst();
export type UploadRow = NonNullable<Awaited<ReturnType<typeof uploadById>>>;

/** The same, held until the end of this transaction: one act or job at a time. */
export const uploadHeld = (tx: Tx, id: string) =>
  tx.selectFrom('upload').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** The acting post's uploads, the newest first. */
export const uploadsOfPost = (tx: Tx, post: string) =>
  tx
    .selectFrom('upload')
    .selectAll()
    .where('post_id', '=', post)
    .orderBy('made_at', 'desc')
    .limit(100)
    .execute();

/** Another upload of the very same file by this post of which something was added. */
export const doneBefore = (tx: Tx, { id, post_id, sha256 }: Pick<UploadRow, 'id' | 'post_id' | 'sha256'>) =>
  tx
    .selectFrom('upload')
    .select(['id', 'done_at'])
    .where('post_id', '=', post_id)
    .where('sha256', '=', sha256)
    .where('id', '<>', id)
    .where('done_at', 'is not', null)
    .orderBy('done_at', 'desc')
    .limit(1)
    .executeTakeFirst();

const set = async (tx: Tx, id: string, values: Updateable<UploadTable>): Promise<void> => {
  await tx.updateTable('upload').set(values).where('id', '=', id).execute();
};
export const keepFault = (tx: Tx, id: string, fault: string) => set(tx, id, { fault });
export const keepFacts = (tx: Tx, id: string, facts: ListFacts, now: Instant) =>
  set(tx, id, { facts: JSON.stringify(facts), read_at: now });
export const keepMapping = (
  tx: Tx,
  id: string,
  {
    columns,
    answers,
    now,
  }: { readonly columns: Columns; readonly answers: Readonly<Record<string, string>>; readonly now: Instant },
) =>
  set(tx, id, {
    columns: JSON.stringify(columns),
    answers: JSON.stringify(answers),
    mapped_at: now,
    judged_at: null,
  });
export const keepJudged = (tx: Tx, id: string, now: Instant) => set(tx, id, { judged_at: now });
export const keepConfirmed = (tx: Tx, id: string, now: Instant) => set(tx, id, { confirmed_at: now });
export const keepDone = (tx: Tx, id: string, now: Instant, until: Instant) =>
  set(tx, id, { done_at: now, expires_at: until });

export const deleteUpload = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('upload').where('id', '=', id).execute();
};

/** The print of headings by which they are remembered: the headings themselves may name somebody. */
const printOf = (headings: string) => sql<string>`encode(sha256(convert_to(${headings}, 'UTF8')), 'hex')`;

/** How the organisation's last list with the same headings was read. */
export const mappingOf = (tx: Tx, organisation: string, kind: Kind, headings: string) =>
  tx
    .selectFrom('upload_mapping')
    .select(['columns', 'answers'])
    .where('organisation_id', '=', organisation)
    .where('kind', '=', kind)
    .where('headings', '=', printOf(headings))
    .executeTakeFirst();

export const rememberMapping = async (
  tx: Tx,
  mapping: {
    readonly organisation: string;
    readonly kind: Kind;
    readonly headings: string;
    readonly columns: Columns;
    readonly answers: Readonly<Record<string, string>>;
    readonly now: Instant;
  },
): Promise<void> => {
  const { organisation, kind, headings, now } = mapping;
  const kept = {
    columns: JSON.stringify(mapping.columns),
    answers: JSON.stringify(mapping.answers),
    kept_at: now,
  };
  await tx
    .insertInto('upload_mapping')
    .values({ organisation_id: organisation, kind, headings: printOf(headings), ...kept })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'kind', 'headings']).doUpdateSet(kept))
    .execute();
};

/** Forgets what nobody finished in time. For the program's own work. */
export const forgetUploads = async (tx: Tx): Promise<number> =>
  (await sql<{ gone: number }>`select forget_uploads() as gone`.execute(tx)).rows[0]?.gone ?? 0;

/** Who an upload's post is: its work goes on without anybody at a page. */
export const actorOfPost = (tx: Tx, post: string) =>
  tx
    .selectFrom('post')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .leftJoin('body', 'body.id', 'post.body_id')
    .select([
      'post.title',
      'post.role',
      'staff.id as staff',
      'staff.name as staff_name',
      'organisation.id as organisation',
      'organisation.name as organisation_name',
      'body.id as body',
      'body.name as body_name',
    ])
    .where('post.id', '=', post)
    .executeTakeFirst();
