import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Databases, openEmbeddedDatabase, openServerDatabase, partnershipsIn } from '#db';
import { environment, packageRoot } from '../src/config.ts';

export type Kind = 'embedded' | 'postgres';

/** How a process reaches the database that is measured. */
export type Reach =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly ownerUrl: string };

/** A database to measure on, and what the program must be told to work on it. */
export interface Place {
  readonly kind: Kind;
  readonly title: string;
  readonly reach: Reach;
  readonly settings: Readonly<Record<string, string>>;
  readonly leave: () => Promise<void>;
}

const SECRET = 'a secret for the measurements of 32 characters or more';

export const openReach = (reach: Reach): Promise<Databases> =>
  reach.kind === 'embedded'
    ? openEmbeddedDatabase(join(reach.folder, 'database'))
    : Promise.resolve(openServerDatabase(reach.url, reach.ownerUrl, 10));

const embedded = async (): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'arden-bench-'));
  return {
    kind: 'embedded',
    title: 'Embedded database',
    reach: { kind: 'embedded', folder },
    settings: { DATA_DIR: folder },
    leave: () => rm(folder, { recursive: true, force: true }),
  };
};

const settingsOn = (url: string, ownerUrl: string, folder: string) => ({
  DATA_DIR: folder,
  DATABASE_URL: url,
  DATABASE_OWNER_URL: ownerUrl,
  SESSION_SECRET: SECRET,
  DEMO: 'yes-this-is-synthetic',
});

/** The server that the settings name: an empty database, because made-up people go into it. */
const givenServer = async (url: string, ownerUrl: string | undefined): Promise<Place> => {
  if (!ownerUrl) throw new Error('Set DATABASE_OWNER_URL too: the database is filled as its owner.');
  const databases = openServerDatabase(url, ownerUrl, 1);
  try {
    const { rows } = await databases.execute("select to_regclass('arden.partnership') as there");
    const made = (rows as { there: string | null }[])[0]?.there; // the columns of the statement above
    if (made && (await partnershipsIn(databases.serving)).length > 0)
      throw new Error('DATABASE_URL holds a partnership already. Measure on an empty database.');
  } finally {
    await databases.close();
  }
  const folder = await mkdtemp(join(tmpdir(), 'arden-bench-'));
  return {
    kind: 'postgres',
    title: 'PostgreSQL, as given by DATABASE_URL',
    reach: { kind: 'postgres', url, ownerUrl },
    settings: settingsOn(url, ownerUrl, folder),
    leave: () => rm(folder, { recursive: true, force: true }),
  };
};

/** Starts a server of our own, in a process that stops it when this one lets go. */
const startServer = async () => {
  const script = join(packageRoot, 'scripts/bench-postgres.mjs');
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const said = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)]);
  if (!said) throw new Error('No PostgreSQL server could be started: why stands above.');
  const { url, version } = JSON.parse(String(said[0]));
  return {
    url: new URL(url),
    version: Number(version),
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
};

/** A server of our own, durable as a live one is, with logins as a careful administrator makes them. */
const ownServer = async (): Promise<Place> => {
  const server = await startServer();
  const password = randomBytes(12).toString('hex');
  const client = new pg.Client({ connectionString: server.url.href });
  await client.connect();
  for (const statement of [
    `create role bench_owner login password '${password}'`,
    `create role bench_serve login password '${password}'`,
    'create role arden_app nologin',
    'create role arden_reader nologin',
    'create role arden_disposer nologin',
    'grant arden_app, arden_reader to bench_serve',
    'grant arden_disposer to bench_owner',
    'create database arden_bench owner bench_owner',
  ])
    await client.query(statement);
  await client.end();
  const as = (user: string) => `postgres://${user}:${password}@${server.url.host}/arden_bench`;
  const folder = await mkdtemp(join(tmpdir(), 'arden-bench-'));
  return {
    kind: 'postgres',
    title: `PostgreSQL ${server.version} on the same machine, durable`,
    reach: { kind: 'postgres', url: as('bench_serve'), ownerUrl: as('bench_owner') },
    settings: settingsOn(as('bench_serve'), as('bench_owner'), folder),
    leave: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Opens an empty database of the kind. */
export const openPlace = (kind: Kind): Promise<Place> => {
  if (kind === 'embedded') return embedded();
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = environment;
  return url ? givenServer(url, ownerUrl) : ownServer();
};
