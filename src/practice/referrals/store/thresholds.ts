import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { Level } from '../tables.ts';

/** The threshold document in force on a day. */
export const thresholdSchemeOn = (tx: Tx, day: Day) =>
  tx
    .selectFrom('threshold_scheme')
    .selectAll()
    .where('from_day', '<=', day)
    .where('withdrawn_at', 'is', null)
    .orderBy('from_day', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Every version that there is or will be, the latest first. */
export const thresholdSchemes = (tx: Tx) =>
  tx
    .selectFrom('threshold_scheme')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('from_day', 'desc')
    .execute();

/** Who recorded which version, and when. */
export const recordersOfSchemes = (tx: Tx) =>
  tx
    .selectFrom('register_change')
    .innerJoin('post', 'post.id', 'register_change.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select(['register_change.row_key as id', 'register_change.at', 'staff.name'])
    .where('register', '=', 'threshold_scheme')
    .where('operation', '=', 'insert')
    .execute();

/** Who last changed a version, and when; null where nobody with a name did. */
export const lastChangeOfScheme = async (tx: Tx, id: string): Promise<{ by: string; at: Instant } | null> =>
  (await tx
    .selectFrom('register_change')
    .innerJoin('post', 'post.id', 'register_change.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select(['staff.name as by', 'register_change.at'])
    .where('register_change.row_key', '=', id)
    .where('register_change.register', '=', 'threshold_scheme')
    .orderBy('register_change.id', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null;

/** Lets one administrator at a time look at the versions and then write. */
export const lockSchemes = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(4127141)`.execute(tx);
};

export const insertThresholdScheme = async (
  tx: Tx,
  scheme: { id: string; name: string; levels: readonly Level[]; from_day: Day },
): Promise<void> => {
  await tx
    .insertInto('threshold_scheme')
    .values({ ...scheme, levels: JSON.stringify(scheme.levels) })
    .execute();
};

/** Changes a version that has not come into force; false when somebody was first, or when it has. */
export const updateThresholdScheme = async (
  tx: Tx,
  id: string,
  version: number,
  scheme: { name: string; levels: readonly Level[]; from_day: Day },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('threshold_scheme')
    .set({ ...scheme, levels: JSON.stringify(scheme.levels), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Withdraws a version that has not come into force; false when it has. */
export const withdrawThresholdScheme = async (tx: Tx, id: string, now: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('threshold_scheme')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
