import { sql } from 'kysely';
import type { Tx } from '#db';

/** The latest changes of these rows (of settings: by key), with who made them; the newest first. */
export const changesOfRows = (tx: Tx, keys: readonly string[], limit: number) =>
  tx
    .selectFrom('register_change')
    .leftJoin('post', 'post.id', 'register_change.post_id')
    .leftJoin('staff', 'staff.id', 'post.staff_id')
    .select([
      'register_change.register',
      'register_change.row_key',
      'register_change.operation',
      'register_change.at',
      'register_change.before',
      'register_change.after',
      'staff.name as staff_name',
      'post.title as post_title',
    ])
    .where(sql<boolean>`register_change.row_key = any(${[...keys]}::text[])`)
    .orderBy('register_change.id', 'desc')
    .limit(limit)
    .execute();

/** The names by which people know these ids, whatever they stand for. */
export const namesOfIds = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const list = sql`${[...new Set(ids)]}::uuid[]`;
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where id = any(${list})
    union all select id, name from body where id = any(${list})
    union all select id, name from staff where id = any(${list})
    union all select post.id, staff.name || ', ' || post.title from post join staff on staff.id = post.staff_id
      where post.id = any(${list})`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
};
