import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createPartnership,
  type Databases,
  migrate,
  openEmbeddedDatabase,
  readMigrations,
  type Standing,
  type Tx,
  transact,
} from '#db';
import { migrateJobs } from '#jobs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const PARTNERSHIP = 'arden';
/** A Monday morning, when a test does not say otherwise. */
export const NOW = '2026-11-23T09:00:00.000Z';

/** Migrations, an empty partnership, and a queue for each job of the modules, on either database. */
export const raise = async (databases: Databases): Promise<void> => {
  const { owner, migrations } = await migrateHouse(databases);
  await createPartnership(owner, migrations, { slug: PARTNERSHIP, name: 'Arden Vale', synthetic: true });
};

const migrateHouse = async (databases: Databases) => {
  const migrations = await readMigrations(join(ROOT, 'migrations'));
  const { owner } = databases;
  if (!owner) throw new Error('A test raises its database as the owner.');
  await migrate(owner, migrations);
  // Asked for only here: a test of the platform over a world that is kept loads no module.
  const { moduleJobs } = await import('../../src/cli/bring-up.ts');
  await migrateJobs(databases, moduleJobs());
  return { owner, migrations };
};

/**
 * The embedded database in memory, migrated, with an empty partnership. The migrated state is kept between runs under
 * node_modules/.cache, because making a cluster costs seconds and loading one does not.
 */
export const embeddedWorld = async (): Promise<Databases> => {
  const kept = await keptAs('world', '.tar');
  if (!existsSync(kept)) {
    const made = await openEmbeddedDatabase(null);
    await raise(made);
    const dump = await made.embedded?.pglite.dumpDataDir('none');
    if (!dump) throw new Error('The embedded database gave no dump.');
    const fresh = `${kept}.${randomUUID()}`;
    writeFileSync(fresh, Buffer.from(await dump.arrayBuffer()));
    renameSync(fresh, kept);
    return made;
  }
  return openEmbeddedDatabase(null, new Blob([readFileSync(kept)]));
};

/**
 * Fills a folder with an embedded database as `arden migrate` leaves one, without a partnership: for what begins with a command
 * and is about something else than the first start. Kept between runs as well.
 */
export const layMigrated = async (folder: string): Promise<void> => {
  const kept = await keptAs('migrated', '');
  if (!existsSync(kept)) {
    const fresh = `${kept}.${randomUUID()}`;
    const made = await openEmbeddedDatabase(fresh);
    await migrateHouse(made);
    await made.close();
    // Another worker may have been faster: its database is as good.
    await rename(fresh, kept).catch(() => rm(fresh, { recursive: true, force: true }));
  }
  await cp(kept, folder, { recursive: true });
};

/** Where a database raised by these migrations, jobs and drivers is kept; what raises it is part of what it is. */
const keptAs = async (name: string, ending: string): Promise<string> => {
  const migrations = await readMigrations(join(ROOT, 'migrations'));
  const raising = [
    ...['migrate', 'tenancy'].map((part) => join(ROOT, `src/platform/db/${part}.ts`)),
    ...globSync('src/**/{jobs.ts,jobs/*.ts}', { cwd: ROOT })
      .sort()
      .map((path) => join(ROOT, path)),
    ...['@electric-sql/pglite', 'pg-boss'].map((path) => join(ROOT, `node_modules/${path}/package.json`)),
    fileURLToPath(import.meta.url),
  ];
  const hash = createHash('sha256').update(migrations.map(({ checksum }) => checksum).join());
  for (const path of raising) hash.update(readFileSync(path));
  const folder = join(ROOT, 'node_modules/.cache/arden');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}-${hash.digest('hex').slice(0, 16)}${ending}`);
};

/** Runs as the owner, past every policy: what a test lays down before anybody acts. */
export const asOwner = <T>(databases: Databases, run: (tx: Tx) => Promise<T>, now = NOW): Promise<T> => {
  if (!databases.owner) throw new Error('A test needs the owner.');
  return transact(databases.owner, { role: 'owner', partnership: PARTNERSHIP, now }, run);
};

/** Runs as a post, under the policies. */
export const asPost = <T>(
  databases: Databases,
  post: string,
  run: (tx: Tx) => Promise<T>,
  standing: Partial<Standing> = {},
): Promise<T> =>
  transact(
    databases.serving,
    { role: 'reader', partnership: PARTNERSHIP, now: NOW, post, account: 'test', ...standing },
    run,
  );
