import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { EndReason, Setting } from '../rules/index.ts';
import type { ProtectionStatusTable } from '../tables.ts';

const statusRow = (tx: Tx) =>
  tx
    .selectFrom('protection_status')
    .innerJoin('record', 'record.id', 'protection_status.id')
    .innerJoin('organisation', 'organisation.id', 'protection_status.authority_id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .leftJoin('body', 'body.id', 'protection_status.team_id')
    .selectAll('protection_status')
    .select([
      'record.child_id',
      'record.recorded_at',
      'record.owner_organisation_id',
      'organisation.name as authority',
      'body.name as team',
      'staff.name as by_name',
      'post.title as by_title',
    ]);
export type StatusRow = NonNullable<Awaited<ReturnType<ReturnType<typeof statusRow>['executeTakeFirst']>>>;

/** One status, if the actor sees it. */
export const statusById = (tx: Tx, id: string) =>
  statusRow(tx).where('protection_status.id', '=', id).executeTakeFirst();

/** Every status of a child that the actor sees, the newest first. */
export const statusesOfChild = (tx: Tx, child: string) =>
  statusRow(tx)
    .where('record.child_id', '=', child)
    .where('record.kind', '=', 'protectionStatus')
    .orderBy('protection_status.start_day', 'desc')
    .orderBy('protection_status.id')
    .execute();

export type NewStatus = Omit<ProtectionStatusTable, 'version' | 'end_reason' | 'end_day'>;
export const insertStatus = async (tx: Tx, status: NewStatus): Promise<void> => {
  await tx.insertInto('protection_status').values(status).execute();
};

export type ChangedStatus = Partial<
  Pick<ProtectionStatusTable, 'category' | 'legal_status' | 'start_day' | 'team_id' | 'end_day'>
> & { readonly end_reason?: EndReason };
/** Changes a status that still stands at that version; false when somebody was first. */
export const updateStatus = async (
  tx: Tx,
  id: string,
  version: number,
  changed: ChangedStatus,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('protection_status')
    .set({ ...changed, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Waits for whoever records a status of this child now, so that two of a kind are not recorded at once. */
export const waitForChild = async (tx: Tx, child: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${child}, 2))`.execute(tx);
};

const lookupRow = (tx: Tx) =>
  tx
    .selectFrom('status_lookup')
    .innerJoin('record', 'record.id', 'status_lookup.id')
    .innerJoin('organisation', 'organisation.id', 'record.agency_id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select([
      'status_lookup.id',
      'status_lookup.setting',
      'status_lookup.encounter',
      'status_lookup.reason',
      'status_lookup.told',
      'record.child_id',
      'record.occurred_at as at',
      'organisation.name as organisation',
      'staff.name as by_name',
      'post.title as by_title',
    ]);
export interface LookupRow {
  readonly id: string;
  readonly setting: Setting;
  readonly encounter: string;
  readonly reason: string;
  readonly told: boolean;
  readonly child_id: string | null;
  readonly at: Instant;
  readonly organisation: string;
  readonly by_name: string;
  readonly by_title: string;
}
export const lookupById = (tx: Tx, id: string): Promise<LookupRow | undefined> =>
  lookupRow(tx).where('status_lookup.id', '=', id).executeTakeFirst();
/** Who asked about a child, the last first: the national service shows the last 25 too. */
export const lookupsOfChild = (tx: Tx, child: string, limit: number): Promise<LookupRow[]> =>
  lookupRow(tx)
    .where('record.child_id', '=', child)
    .where('record.kind', '=', 'statusLookup')
    .orderBy('record.occurred_at', 'desc')
    .orderBy('record.id')
    .limit(limit)
    .execute();

/** The days of a child's birth, born or expected, if the actor sees the child. */
export const birthOf = async (
  tx: Tx,
  child: string,
): Promise<{ born: Day | null; unborn: boolean } | undefined> => {
  const { rows } = await sql<{ born: Day | null; unborn: boolean }>`
    select case when born_precision = 'day' then born_day end as born, born_day is null and expected_day is not null as unborn
    from person where id = ${child}::uuid`.execute(tx);
  return rows[0];
};
