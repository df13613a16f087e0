/** A real PostgreSQL server for tests of concurrency, policies and crashes. */
import pg from 'pg';
import { describe, inject } from 'vitest';
import './postgres-setup.ts';

export { noPostgres, type PostgresOptions, type PostgresServer, startPostgres } from './postgres-server.ts';

export interface TestDatabase {
  readonly name: string;
  /** Signs in as the superuser. */
  readonly url: string;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

/** A `describe` that is skipped, with the reason in its title, where no server can run. */
export function describeOnPostgres(title: string, tests: () => void): void {
  const provided = inject('postgres');
  if ('skip' in provided) describe.skip(`${title} (skipped: ${provided.skip})`, tests);
  else describe(title, tests);
}

/** The superuser's address on the server of this run, and its major version. */
export function sharedServer(): { url: string; version: number } {
  const provided = inject('postgres');
  if ('skip' in provided) throw new Error(provided.skip);
  return provided;
}

/** An empty database; one of the same name is removed first. On the server of this run unless given another's `url`. */
export async function freshDatabase(name: string, serverUrl = sharedServer().url): Promise<TestDatabase> {
  return createDatabase(name, 'template0', serverUrl);
}

/** A copy of the database `template`, to which nothing may be connected; one named `name` is removed first. */
export async function cloneDatabase(
  template: string,
  name: string,
  serverUrl = sharedServer().url,
): Promise<TestDatabase> {
  return createDatabase(name, template, serverUrl);
}

async function createDatabase(name: string, template: string, serverUrl: string): Promise<TestDatabase> {
  const quoted = pg.escapeIdentifier(name);
  await asSuperuser(
    serverUrl,
    `drop database if exists ${quoted} with (force)`,
    `create database ${quoted} template ${pg.escapeIdentifier(template)}`,
  );
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return {
    name,
    url: url.href,
    drop: () => asSuperuser(serverUrl, `drop database if exists ${quoted} with (force)`),
  };
}

async function asSuperuser(serverUrl: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
