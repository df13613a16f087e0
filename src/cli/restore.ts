import { existsSync, openAsBlob } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, type DatabaseConfig, readConfig } from '../config.ts';
import type { KeptFile } from './archive/files.ts';
import type { Manifest } from './archive/manifest.ts';
import { CannotDo, type Command, type Io, WrongUsage } from './command.ts';
import { demandFile } from './file.ts';

export const restore: Command = {
  name: 'restore',
  usage: 'FILE.tar.gz [--force]',
  summary:
    'Put a backup back, into an empty DATA_DIR or an empty database. --force keeps an embedded database that is in the way under another name.',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { force: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [named, ...more] = positionals;
    if (named === undefined || more.length > 0) throw new WrongUsage('Name one file to restore.');
    const file = resolve(io.cwd, named);
    await demandFile(file);
    const config = readConfig(io.env);
    const manifest =
      config.database.kind === 'embedded'
        ? await restoreEmbedded(file, config, values.force)
        : await restoreServer(file, config, config.database, io);
    io.stdout.write(
      `Restored what version ${manifest.program} backed up at ${manifest.madeAt}: ${manifest.bytes} bytes, SHA-256 ${manifest.sha256}.\n`,
    );
    io.stderr.write('Run "arden migrate" before serving, and "arden audit verify" to check the audit.\n');
    return 0;
  },
};

/** Refuses a backup of another kind of database, or of one that is newer than this program. */
const accepting = (file: string, kind: Manifest['kind']) => async (manifest: Manifest) => {
  const [{ judgeManifest }, { programMigrations }, { DatabaseRefused }] = await Promise.all([
    import('./archive/manifest.ts'),
    import('./database.ts'),
    import('#db'),
  ]);
  if (manifest.kind !== kind)
    throw new CannotDo(
      manifest.kind === 'embedded'
        ? `${file} is of an embedded database, and DATABASE_URL names a server: take DATABASE_URL away to restore it.`
        : `${file} is of a PostgreSQL server: set DATABASE_URL to an empty database on one.`,
    );
  try {
    judgeManifest(manifest, await programMigrations());
  } catch (problem) {
    if (problem instanceof DatabaseRefused) throw new CannotDo(`${problem.message} Nothing was changed.`);
    throw problem;
  }
};

const restoreEmbedded = async (file: string, config: Config, force: boolean): Promise<Manifest> => {
  const [{ takeLock }, { openEmbeddedDatabase }, { databaseFolder }, { readArchive }] = await Promise.all([
    import('#lock'),
    import('#db'),
    import('./database.ts'),
    import('./archive/archive.ts'),
  ]);
  const lock = await takeLock(config.dataDir);
  const work = await mkdtemp(join(config.dataDir, '.restoring-'));
  try {
    const target = databaseFolder(config);
    const isTaken = existsSync(target) && (await readdir(target)).length > 0;
    if (isTaken && !force)
      throw new CannotDo(
        `${config.dataDir} holds a database already. Set DATA_DIR to an empty folder, or add --force, which keeps the present one beside it.`,
      );
    const data = join(work, 'database.tar');
    const manifest = await readArchive(file, data, accepting(file, 'embedded'));
    const fresh = join(work, 'database');
    await mkdir(fresh);
    const databases = await openEmbeddedDatabase(fresh, await openAsBlob(data));
    await databases.close();
    if (isTaken) await rename(target, `${target}-before-${manifest.sha256.slice(0, 8)}-${process.pid}`);
    await rm(target, { recursive: true, force: true });
    await rename(fresh, target);
    await putFiles(manifest.taken, config);
    return manifest;
  } finally {
    await rm(work, { recursive: true, force: true });
    await lock.close();
  }
};

/** Files that a backup holds go where this machine keeps its own. */
const putFiles = async (taken: readonly KeptFile[], { dataDir }: Config): Promise<void> => {
  const [{ keepFiles }, { filesFolder }] = await Promise.all([
    import('./archive/files.ts'),
    import('#files'),
  ]);
  await keepFiles(taken, filesFolder(dataDir));
};

const restoreServer = async (
  file: string,
  whole: Config,
  config: Extract<DatabaseConfig, { kind: 'postgres' }>,
  io: Io,
): Promise<Manifest> => {
  const { ownerUrl } = config;
  if (ownerUrl === undefined)
    throw new CannotDo(
      'DATABASE_OWNER_URL is not set: a backup is put back by the owner of the database. Set it for this command.',
    );
  const [{ readArchive }, { runProgram }, { withDatabase }, { statementsOf }] = await Promise.all([
    import('./archive/archive.ts'),
    import('./archive/programs.ts'),
    import('./database.ts'),
    import('#db'),
  ]);
  const work = await mkdtemp(join(dirname(file), '.arden-restoring-'));
  // On the disk where they are to stay.
  await mkdir(whole.dataDir, { recursive: true, mode: 0o700 });
  const files = await mkdtemp(join(whole.dataDir, '.restoring-files-'));
  try {
    await withDatabase(io, 'any', async ({ databases, migrations }) => {
      const { rows } = (await databases.executeAsOwner?.(
        `select 1 where to_regnamespace('arden') is not null or to_regnamespace('pgboss') is not null`,
      )) ?? { rows: [] };
      if (rows.length > 0)
        throw new CannotDo(
          'The database is not empty. Make an empty one, and set DATABASE_URL and DATABASE_OWNER_URL to it: nothing is written over.',
        );
      // A dump grants to roles, and does not hold them: the first migration makes them.
      for (const statement of statementsOf(migrations[0]?.text ?? ''))
        if (/\bcreate role\b/.test(statement)) await databases.executeAsOwner?.(statement);
    });
    const data = join(work, 'database.dump');
    const manifest = await readArchive(file, data, accepting(file, 'postgres'), files);
    await runProgram(
      'pg_restore',
      ['--exit-on-error', '--single-transaction', '--no-owner', '--no-comments', data],
      ownerUrl,
      io.env,
    );
    await putFiles(manifest.taken, whole);
    return manifest;
  } finally {
    await rm(files, { recursive: true, force: true });
    await rm(work, { recursive: true, force: true });
  }
};
