import { sql } from 'kysely';
import type { Tx } from '#db';

/**
 * Indexes that nobody reads while the weaving lasts. To keep them up row by row costs a fifth of a large laying; built once over all
 * rows, seconds.
 */
const UNREAD = [
  'history_record',
  'history_changed',
  'record_owner',
  'record_owner_body',
  'record_recorded_by',
  'involvement_post',
  'involvement_organisation',
  'involvement_body',
  'person_name_keys',
  'address_keys',
  'identifier_search',
] as const;

/** Takes them away, in this transaction: what it gives builds them again as they were. */
export const setIndexesAside = async (tx: Tx, schema: string): Promise<() => Promise<void>> => {
  const { rows } = await sql<{
    name: string;
    made: string;
  }>`select indexname as name, indexdef as made from pg_indexes
    where schemaname = ${schema} and indexname = any(${UNREAD}::text[]) order by indexname`.execute(tx);
  if (rows.length !== UNREAD.length) throw new Error('An index that the weaving sets aside is not there.');
  for (const { name } of rows) await sql`drop index ${sql.id(schema, name)}`.execute(tx);
  return async () => {
    for (const { made } of rows) await sql.raw(made).execute(tx);
  };
};
