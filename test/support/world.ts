import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
  const migrations = await readMigrations(join(ROOT, 'migrations'));
  const owner = databases.owner;
  if (!owner) throw new Error('A test raises its database as the owner.');
  await migrate(owner, migrations);
  await createPartnership(owner, migrations, { slug: PARTNERSHIP, name: 'Arden Vale', synthetic: true });
  // Asked for only here: a test of the platform over a world that is kept loads no module.
  const { moduleJobs } = await import('../../src/cli/bring-up.ts');
  await migrateJobs(databases, moduleJobs());
};

/**
 * The embedded database in memory, migrated, with an empty partnership. The migrated state is kept between runs under
 * node_modules/.cache, by the checksum of the migrations, because making a cluster costs seconds and loading one does not.
 */
export const embeddedWorld = async (): Promise<Databases> => {
  const migrations = await readMigrations(join(ROOT, 'migrations'));
  const key = createHash('sha256')
    .update(migrations.map(({ checksum }) => checksum).join())
    // What raises a database is part of what it is: the migrator, the tenancy, this file.
    .update(
      ['migrate', 'tenancy'].map((name) => readFileSync(join(ROOT, `src/platform/db/${name}.ts`))).join(),
    )
    .update(
      globSync('src/**/{jobs.ts,jobs/*.ts}', { cwd: ROOT })
        .sort()
        .map((name) => readFileSync(join(ROOT, name)))
        .join(),
    )
    .update(
      ['@electric-sql/pglite', 'pg-boss']
        .map((name) => readFileSync(join(ROOT, `node_modules/${name}/package.json`)))
        .join(),
    )
    .digest('hex')
    .slice(0, 16);
  const kept = join(ROOT, `node_modules/.cache/arden/world-${key}.tar`);
  if (!existsSync(kept)) {
    const made = await openEmbeddedDatabase(null);
    await raise(made);
    const dump = await made.embedded?.pglite.dumpDataDir('none');
    if (!dump) throw new Error('The embedded database gave no dump.');
    mkdirSync(dirname(kept), { recursive: true });
    const fresh = `${kept}.${randomUUID()}`;
    writeFileSync(fresh, Buffer.from(await dump.arrayBuffer()));
    renameSync(fresh, kept);
    return made;
  }
  return openEmbeddedDatabase(null, new Blob([readFileSync(kept)]));
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
