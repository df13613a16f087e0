import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Row } from '../tables.ts';

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

/** Who last changed a row of a record, and when; null where nobody with a name did, or it is out of sight. */
export const lastChangeOf = async (
  tx: Tx,
  record: string,
  row: string,
): Promise<{ readonly by: string; readonly at: Instant } | null> => {
  const last = await tx
    .selectFrom('history')
    .innerJoin('post', 'post.id', 'history.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select(['history.at', 'staff.name as by'])
    .where('history.record_id', 'in', [record, row])
    .where('history.row_id', '=', row)
    .orderBy('history.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? null;
};
