import { type Acting, newId, type Tx } from '#db';
import type { Instant } from '#kernel';

export interface NewRecord {
  readonly id?: string;
  readonly kind: string;
  readonly child: string | null;
  readonly submission?: string;
  readonly title: string;
  readonly occurredAt?: Instant;
  /** The team that holds it, where a team does. */
  readonly body?: string | null;
  /** Whose act it tells of, where that is not the actor's own organisation. */
  readonly agency?: string | null;
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
      agency_id: record.agency ?? null,
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
