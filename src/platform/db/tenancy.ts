import { type Kysely, sql } from 'kysely';
import type { Database } from './transaction.ts';

/**
 * Gives every table of a schema that stands under policies one more, which no other can widen: it answers only to a transaction
 * that stands in this partnership (or in the house). A table need not remember it, and naming another partnership's schema
 * shows nothing. Run after the migrations of the schema.
 */
export const keepApart = async (db: Kysely<Database>, schema: string): Promise<void> => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p') and relrowsecurity
      and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'stands_here')`.execute(
    db,
  );
  for (const { name } of rows)
    await sql`create policy stands_here on ${sql.id(schema, name)} as restrictive to arden_app, arden_reader
      using ((select current_setting('arden.partnership', true) = ${sql.lit(schema)}))`.execute(db);
  if (!schema.startsWith('partnership_')) return;
  // What disposes erases past the policies, in every table but the audit's: its one function says what stands ordered.
  const erasable = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p') and relrowsecurity and not starts_with(relname, 'audit_')
      and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'disposal')`.execute(
    db,
  );
  for (const { name } of erasable.rows) {
    await sql`create policy disposal on ${sql.id(schema, name)} to arden_disposer using (true)`.execute(db);
    await sql`grant select, delete on ${sql.id(schema, name)} to arden_disposer`.execute(db);
  }
};
