import { sql } from 'kysely';
import { type Acting, newId, type Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { ExclusionTable, InvolvementTable, Row, ShareTable } from './tables.ts';

export interface NewRecord {
  readonly id?: string;
  readonly kind: string;
  readonly child: string | null;
  readonly submission?: string;
  readonly title: string;
  readonly occurredAt?: Instant;
  /** The team that holds it, where a team does. */
  readonly body?: string | null;
}

/** How many rows one statement may carry: PostgreSQL takes 65,535 parameters. */
const ROWS_AT_ONCE = 1000;

/** Adds rows of the spine, owned by the actor's organisation, in few statements; ids in the order given. */
export const addRecords = async (
  { tx, actor, now }: Acting,
  records: readonly NewRecord[],
): Promise<string[]> => {
  const rows = records.map((record) => {
    const id = record.id ?? newId();
    return {
      id,
      kind: record.kind,
      child_id: record.child,
      submission_id: record.submission ?? id,
      owner_organisation_id: actor.organisation,
      owner_body_id: record.body ?? null,
      occurred_at: record.occurredAt ?? now,
      recorded_at: now,
      recorded_by: actor.post,
      title: record.title,
    };
  });
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
    await tx
      .insertInto('record')
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .execute();
  return rows.map(({ id }) => id);
};

/** Adds the spine's row; the module adds its typed row under the same id. */
export const addRecord = async (acting: Acting, record: NewRecord): Promise<string> => {
  const id = record.id ?? newId();
  await addRecords(acting, [{ ...record, id }]);
  return id;
};

export interface RecordLine {
  id: string;
  kind: string;
  child_id: string | null;
  submission_id: string;
  owner_organisation_id: string;
  owner_body_id: string | null;
  occurred_at: Instant;
  recorded_at: Instant;
  recorded_by: string;
  title: string;
  sensitivity: 'ordinary' | 'restricted';
  version: number;
}

/** One record, if the actor sees it. */
export const recordById = (tx: Tx, id: string): Promise<RecordLine | undefined> =>
  tx.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirst();

/** A child's records that the actor sees, newest first. */
export const recordsOfChild = (
  tx: Tx,
  child: string,
  filter: {
    kinds?: readonly string[];
    organisation?: string;
    from?: Instant;
    until?: Instant;
    limit: number;
    offset: number;
  },
) => {
  let query = tx
    .selectFrom('record')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .select([
      'record.id',
      'record.kind',
      'record.title',
      'record.occurred_at',
      'record.recorded_at',
      'record.owner_organisation_id',
      'organisation.name as organisation_name',
      sql<number>`count(*) over ()`.as('total'),
    ])
    .where('record.child_id', '=', child)
    .orderBy('record.occurred_at', 'desc')
    .orderBy('record.id')
    .limit(filter.limit)
    .offset(filter.offset);
  if (filter.kinds) query = query.where('record.kind', 'in', [...filter.kinds]);
  if (filter.organisation) query = query.where('record.owner_organisation_id', '=', filter.organisation);
  if (filter.from) query = query.where('record.occurred_at', '>=', filter.from);
  if (filter.until) query = query.where('record.occurred_at', '<', filter.until);
  return query.execute();
};

/**
 * Raises a record's version if it still stands at the one that was read; false when somebody was first, when it belongs to
 * another organisation, or when it is out of sight: the caller cannot tell which.
 */
export const raiseVersion = async (tx: Tx, id: string, version: number): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('record')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Puts a record under a child (or takes it off): the correction of a wrong child, or a front door's finding of who it is. */
export const putUnderChild = async (tx: Tx, id: string, child: string | null): Promise<void> => {
  await tx.updateTable('record').set({ child_id: child }).where('id', '=', id).execute();
};

export type NewShare = Pick<ShareTable, 'grantee_kind' | 'grantee_id' | 'lawful_basis' | 'purpose'> & {
  readonly record: string;
  /** Given because it is part of what is known of this child. */
  readonly child?: string | null;
  readonly outcome?: 'shared' | 'refused';
  readonly reason?: string;
  readonly from?: Instant;
  readonly until?: Instant | null;
};

/** Gives a record to an organisation, team or post, or records the refusal to. */
export const addShare = async ({ tx, actor, now }: Acting, share: NewShare): Promise<void> => {
  await tx
    .insertInto('share')
    .values({
      id: newId(),
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
    })
    .execute();
};

/** Which of these records are given already because of a child. */
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
    .where('until_at', 'is', null)
    .execute();
  return new Set(rows.map(({ record_id }) => record_id));
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

/** Restricts a child to named people: the placer is named first, or would lose sight in the act. */
export const addRestriction = async (
  { tx, actor, now }: Acting,
  child: string,
  reason: string,
  staff: readonly string[],
): Promise<void> => {
  const named = [...new Set([actor.staff, ...staff])];
  await tx
    .insertInto('restriction_name')
    .values(
      named.map((staff_id) => ({ id: newId(), child_id: child, staff_id, from_at: now, until_at: null })),
    )
    .execute();
  await tx
    .insertInto('restriction')
    .values({
      id: newId(),
      child_id: child,
      reason,
      placed_by: actor.post,
      placed_at: now,
      lifted_by: null,
      lifted_at: null,
    })
    .execute();
};

/** Keeps a member of staff from a child's record, whatever else admits them. */
export const addExclusion = async (
  { tx, actor, now }: Acting,
  exclusion: Pick<ExclusionTable, 'child_id' | 'staff_id' | 'reason'>,
): Promise<void> => {
  await tx
    .insertInto('exclusion')
    .values({ id: newId(), ...exclusion, placed_by: actor.post, from_at: now, until_at: null })
    .execute();
};

export type NewInvolvement = Omit<InvolvementTable, 'id' | 'version' | 'lead'> & { readonly lead?: boolean };
export const addInvolvement = async (tx: Tx, involvement: NewInvolvement): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('involvement')
    .values({ id, ...involvement })
    .execute();
  return id;
};

/** Who else is involved with a child: whom to ring, how, and when the child was last seen. */
export const involvementsOfChild = (tx: Tx, child: string) =>
  tx
    .selectFrom('involvement')
    .innerJoin('organisation', 'organisation.id', 'involvement.organisation_id')
    .selectAll('involvement')
    .select('organisation.name as organisation_name')
    .where('child_id', '=', child)
    .orderBy('until_day', (order) => order.desc().nullsFirst())
    .orderBy('organisation.name')
    .execute();

/** Records the day a practitioner last saw the child. */
export const markSeen = async (tx: Tx, id: string, day: Day): Promise<void> => {
  await tx
    .updateTable('involvement')
    .set({ last_seen_day: day, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
};

/** Every row of a record as it stood at a moment: table name to rows. */
export const rowsAsAt = async (tx: Tx, record: string, at: Instant): Promise<Map<string, Row[]>> => {
  const rows = await tx
    .selectFrom('history')
    .distinctOn(['table_name', 'row_id'])
    .select(['table_name', 'row_id', 'after'])
    .where('record_id', '=', record)
    .where('at', '<=', at)
    .orderBy('table_name')
    .orderBy('row_id')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const standing = new Map<string, Row[]>();
  for (const { table_name, after } of rows)
    if (after) standing.set(table_name, [...(standing.get(table_name) ?? []), after]);
  return standing;
};

/** Each change of a record that the actor may see: when, by which post, which row. */
export const changesOfRecord = (tx: Tx, record: string) =>
  tx
    .selectFrom('history')
    .leftJoin('post', 'post.id', 'history.post_id')
    .leftJoin('staff', 'staff.id', 'post.staff_id')
    .select([
      'history.id',
      'table_name',
      'row_id',
      'operation',
      'at',
      'before',
      'after',
      'staff.name as staff_name',
      'post.title as post_title',
    ])
    .where('history.record_id', '=', record)
    .orderBy('at')
    .orderBy('history.id')
    .execute();

/** The ground on which the actor sees a record, or undefined when it sees none. */
export const groundOf = async (tx: Tx, record: string): Promise<string | undefined> =>
  (await sql<{ ground: string | null }>`select ground_of(${record}::uuid) as ground`.execute(tx)).rows[0]
    ?.ground ?? undefined;

/** Every kind of record by its name: what it is called, and the address of one. */
export const recordKinds = async (
  tx: Tx,
): Promise<ReadonlyMap<string, { label: string; path: (id: string) => string }>> => {
  const kinds = await tx.selectFrom('record_kind').selectAll().execute();
  return new Map(
    kinds.map(({ kind, label, path }) => [kind, { label, path: (id) => path.replace('{id}', id) }]),
  );
};
