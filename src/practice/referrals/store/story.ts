import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';

export interface OpenContactRow {
  readonly id: string;
  readonly received_at: Instant;
  /** Null where the actor sees that there is one, and not what it says. */
  readonly reference: string | null;
}

/** The contacts that somebody says are about a child and that still wait for an outcome, the oldest first. */
export const openContactsOfChild = async (tx: Tx, child: string): Promise<OpenContactRow[]> => {
  const { rows } = await sql<Omit<OpenContactRow, 'reference'>>`
    select id, received_at from (
      select identification.contact_id as id, min(record.occurred_at) as received_at
      from record join identification on identification.id = record.id
      where record.child_id = ${child}::uuid and record.kind = 'identification'
      group by 1
    ) as told
    where not exists (select from outcome where outcome.contact_id = told.id)
    order by received_at, id limit 50`.execute(tx);
  if (rows.length === 0) return [];
  const references = await tx
    .selectFrom('contact')
    .select(['id', 'reference'])
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const seen = new Map(references.map(({ id, reference }) => [id, reference]));
  return rows.map((row) => ({ ...row, reference: seen.get(row.id) ?? null }));
};
