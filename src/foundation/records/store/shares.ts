import { sql } from 'kysely';
import { type Acting, newId, type Tx } from '#db';
import type { Instant } from '#kernel';
import type { ShareTable } from '../tables.ts';

export type NewShare = Pick<ShareTable, 'grantee_kind' | 'grantee_id' | 'lawful_basis' | 'purpose'> & {
  readonly record: string;
  /** Given because it is part of what is known of this child. */
  readonly child?: string | null;
  readonly outcome?: 'shared' | 'refused';
  readonly reason?: string;
  readonly from?: Instant;
  readonly until?: Instant | null;
};

/** Gives records to organisations, teams or posts, or records the refusal to: many in one statement. The ids, in the order given. */
export const addShares = async (
  { tx, actor, now }: Acting,
  shares: readonly NewShare[],
): Promise<string[]> => {
  if (shares.length === 0) return [];
  const ids = shares.map(() => newId());
  await tx
    .insertInto('share')
    .values(
      shares.map((share, index) => ({
        id: ids[index] ?? newId(),
        record_id: share.record,
        by_organisation_id: actor.organisation,
        grantee_kind: share.grantee_kind,
        grantee_id: share.grantee_id,
        child_id: share.child ?? null,
        outcome: share.outcome ?? 'shared',
        lawful_basis: share.lawful_basis,
        purpose: share.purpose,
        reason: share.reason ?? '',
        from_at: share.from ?? now,
        until_at: share.until ?? null,
        decided_by: actor.post,
        decided_at: now,
      })),
    )
    .execute();
  return ids;
};

/** Gives a record to an organisation, team or post, or records the refusal to. */
export const addShare = async (acting: Acting, share: NewShare): Promise<void> => {
  await addShares(acting, [share]);
};

/** Which of these records an organisation is given already because of a child. */
export const sharedBecauseOf = async (
  tx: Tx,
  records: readonly string[],
  child: string,
): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectFrom('share')
    .select('record_id')
    .where('record_id', 'in', [...records])
    .where('child_id', '=', child)
    .where('grantee_kind', '=', 'organisation')
    .where('until_at', 'is', null)
    .execute();
  return new Set(rows.map(({ record_id }) => record_id));
};

/** Ends what the actor's organisation gave of these records because of a child. */
export const endSharesBecauseOf = async (
  { tx, actor, now }: Acting,
  records: readonly string[],
  child: string,
): Promise<void> => {
  await tx
    .updateTable('share')
    .set({ until_at: now })
    .where('record_id', 'in', [...records])
    .where('child_id', '=', child)
    .where('by_organisation_id', '=', actor.organisation)
    .where('outcome', '=', 'shared')
    .where('until_at', 'is', null)
    .execute();
};

export const sharesOfRecord = (tx: Tx, record: string) =>
  tx.selectFrom('share').selectAll().where('record_id', '=', record).orderBy('decided_at').execute();

export const endShare = async ({ tx, now }: Acting, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('share')
    .set({ until_at: now })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** The names of those to whom things are shared or refused, by their ids. */
export const granteeNames = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where id = any(${[...ids]}::uuid[])
    union all select id, name from body where id = any(${[...ids]}::uuid[])
    union all select post.id, staff.name || ', ' || post.title from post join staff on staff.id = post.staff_id
      where post.id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
};
