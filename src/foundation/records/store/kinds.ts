import { sql } from 'kysely';
import type { Tx } from '#db';

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
