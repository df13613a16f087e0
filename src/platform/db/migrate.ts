import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { keepApart } from './tenancy.ts';
import { type Database, outsideTransaction, schemaOf, searchPathOf } from './transaction.ts';

/** One migration: plain SQL, forward-only. Its first line says where it runs. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly scope: 'house' | 'partnership' | 'both';
  readonly text: string;
  readonly checksum: string;
}

const isScope = (word: string | undefined): word is Migration['scope'] =>
  word === 'house' || word === 'partnership' || word === 'both';

/** Reads the folder of migrations: numbered without gaps, each with its scope on the first line. */
export const readMigrations = async (folder: string): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const [index, name] of names.entries()) {
    const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
    const scope = /^-- scope: (\w+)\n/.exec(text)?.[1];
    if (!isScope(scope)) throw new Error(`Migration ${name} does not say its scope on its first line.`);
    if (Number(name.slice(0, 4)) !== index + 1) throw new Error(`Migration ${name} is out of sequence.`);
    migrations.push({
      number: index + 1,
      name,
      scope,
      text,
      checksum: createHash('sha256').update(text).digest('hex'),
    });
  }
  return migrations;
};

/** A database that the program must not touch: newer than the program, or altered since. The sentence says which. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}

/** A migration that ran, as the schema remembers it. */
export interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/** What ran on a schema, in order; nothing where the schema is not there. */
export const appliedIn = async (db: Kysely<Database>, schema: string): Promise<Applied[]> => {
  const there = await sql<{
    found: string | null;
  }>`select to_regclass(${`${schema}.migration`})::text as found`.execute(db);
  if (!there.rows[0]?.found) return [];
  const { rows } =
    await sql<Applied>`select number, name, checksum from ${sql.id(schema, 'migration')} order by number`.execute(
      db,
    );
  return rows;
};

/**
 * The migrations that a schema still lacks, given those that ran on it; refuses a database newer than the program, or one whose
 * past was altered.
 */
export const judgeApplied = (applied: readonly Applied[], wanted: readonly Migration[]): Migration[] => {
  const byNumber = new Map(wanted.map((migration) => [migration.number, migration]));
  for (const { number, name, checksum } of applied) {
    const ours = byNumber.get(number);
    if (!ours)
      throw new DatabaseRefused(
        `The database is newer than this program (it holds migration ${name}). Install the newer version of Arden, or restore an older backup.`,
      );
    if (ours.checksum !== checksum)
      throw new DatabaseRefused(
        `Migration ${name} has been altered since it ran on this database. Put the file back as it was: changes go into a new migration.`,
      );
  }
  const done = new Set(applied.map(({ number }) => number));
  return wanted.filter(({ number }) => !done.has(number));
};

const missingIn = async (
  db: Kysely<Database>,
  schema: string,
  wanted: readonly Migration[],
): Promise<Migration[]> => judgeApplied(await appliedIn(db, schema), wanted);

const inScope = (migrations: readonly Migration[], scope: 'house' | 'partnership') =>
  migrations.filter((migration) => migration.scope === scope || migration.scope === 'both');

const bringUp = async (db: Kysely<Database>, partnership: string | null, wanted: readonly Migration[]) => {
  const schema = schemaOf(partnership);
  const missing = await missingIn(db, schema, wanted);
  for (const migration of missing) {
    await sql`select set_config('search_path', ${`${searchPathOf(partnership)}, pg_temp`}, true)`.execute(db);
    if (migration.number === (partnership === null ? 1 : wanted[0]?.number)) {
      await sql`create schema if not exists ${sql.id(schema)}`.execute(db);
      await sql`create table ${sql.id(schema, 'migration')} (number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`.execute(
        db,
      );
    }
    for (const statement of statementsOf(migration.text)) await sql.raw(statement).execute(db);
    await sql`insert into ${sql.id(schema, 'migration')} (number, name, checksum) values (${migration.number}, ${migration.name}, ${migration.checksum})`.execute(
      db,
    );
  }
  if (missing.length > 0)
    await sql`do ${sql.lit(`begin execute 'grant usage on schema ${schema} to arden_app, arden_reader; grant select on ${schema}.migration to arden_app, arden_reader'; end`)}`.execute(
      db,
    );
  if (missing.length > 0) await keepApart(db, schema);
  return missing.length;
};

/** Splits plain SQL at its semicolons, leaving quoted text, dollar-quoted bodies and comments whole. */
export const statementsOf = (text: string): string[] => {
  const statements: string[] = [];
  let current = '';
  for (const [token] of text.matchAll(
    /--[^\n]*|'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|;|[^;'"$-]+|[\s\S]/g,
  )) {
    if (token === ';') {
      if (current.trim()) statements.push(current.trim());
      current = '';
    } else if (!token.startsWith('--')) current += token;
  }
  if (current.trim()) statements.push(current.trim());
  return statements;
};

const LOCK = 4_127_133;
const locked = <T>(db: Kysely<Database>, run: (tx: Kysely<Database>) => Promise<T>): Promise<T> => {
  outsideTransaction('A migration');
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'none', true), pg_advisory_xact_lock(${LOCK})`.execute(tx);
    return run(tx);
  });
};

/** The partnerships that the database holds, by their names in addresses. */
export const partnershipsIn = async (db: Kysely<Database>): Promise<string[]> => {
  const { rows } = await sql<{ slug: string }>`select slug from arden.partnership order by slug`.execute(db);
  return rows.map(({ slug }) => slug);
};

/** Brings the house and every partnership up to the program, as the owner, under a lock. Returns how many migrations ran. */
export const migrate = (owner: Kysely<Database>, migrations: readonly Migration[]): Promise<number> =>
  locked(owner, async (tx) => {
    let count = await bringUp(tx, null, inScope(migrations, 'house'));
    for (const slug of await partnershipsIn(tx))
      count += await bringUp(tx, slug, inScope(migrations, 'partnership'));
    return count;
  });

/** Makes an empty partnership: its row in the registry and its own schema. */
export const createPartnership = (
  owner: Kysely<Database>,
  migrations: readonly Migration[],
  { slug, name, synthetic }: { slug: string; name: string; synthetic: boolean },
): Promise<void> =>
  locked(owner, async (tx) => {
    await sql`insert into arden.partnership (slug, name, synthetic) values (${slug}, ${name}, ${synthetic})`.execute(
      tx,
    );
    await bringUp(tx, slug, inScope(migrations, 'partnership'));
  });

/** How many migrations the database lacks; refuses as `migrate` does. The serving login may ask. */
export const pendingMigrations = async (
  db: Kysely<Database>,
  migrations: readonly Migration[],
): Promise<number> => {
  const house = await missingIn(db, schemaOf(null), inScope(migrations, 'house'));
  if (house.length === inScope(migrations, 'house').length) return migrations.length;
  let count = house.length;
  for (const slug of await partnershipsIn(db))
    count += (await missingIn(db, schemaOf(slug), inScope(migrations, 'partnership'))).length;
  return count;
};
