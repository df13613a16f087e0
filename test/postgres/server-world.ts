import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Databases, openServerDatabase } from '#db';
import { freshDatabase, sharedServer } from '../support/postgres.ts';
import { raise } from '../support/world.ts';

export interface ServerWorld {
  readonly databases: Databases;
  /** Signs in as what serves: a member of the app's role and the reader's, and nothing else. */
  readonly url: string;
  /** Signs in as the owner of the tables, who is no superuser. */
  readonly ownerUrl: string;
  /** Signs in as the superuser, for what only an intruder does. */
  readonly superUrl: string;
  readonly drop: () => Promise<void>;
}

const PASSWORD = randomBytes(12).toString('hex');

const signedInAs = (url: string, user: string): string => {
  const changed = new URL(url);
  changed.username = user;
  changed.password = PASSWORD;
  return changed.href;
};

/** Runs statements on one connection and gives the rows of the last. */
export const ask = async (url: string, ...statements: string[]): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
};

/**
 * A database on the server of this run as a careful administrator makes it: owned by a login that is no superuser, served by
 * another that owns nothing. Roles belong to the whole server, so each world has logins of its own.
 */
export const serverWorld = async (name: string, { empty = false } = {}): Promise<ServerWorld> => {
  const server = sharedServer().url;
  const database = await freshDatabase(name);
  const [owner, serve] = [`${name}_owner`, `${name}_serve`];
  const drop = async () => {
    await database.drop();
    await ask(server, `drop role if exists ${serve}, ${owner}`);
  };
  const everyRole = `do $$ begin create role arden_app nologin; exception when duplicate_object then null; end $$;
    do $$ begin create role arden_reader nologin; exception when duplicate_object then null; end $$;
    do $$ begin create role arden_disposer nologin; exception when duplicate_object then null; end $$`;
  await ask(
    server,
    // Two files that begin at once would both make the roles of the server.
    'select pg_advisory_lock(1)',
    `drop role if exists ${serve}, ${owner}`,
    `create role ${owner} login password '${PASSWORD}'`,
    `create role ${serve} login password '${PASSWORD}'`,
    everyRole,
    `grant arden_app, arden_reader to ${serve}`,
    `grant arden_disposer to ${owner}`,
    `alter database ${name} owner to ${owner}`,
  );
  const url = signedInAs(database.url, serve);
  const ownerUrl = signedInAs(database.url, owner);
  const databases = openServerDatabase(url, ownerUrl, 4);
  if (!empty) await raise(databases);
  return { databases, url, ownerUrl, superUrl: database.url, drop: () => databases.close().then(drop) };
};
