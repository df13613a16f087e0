import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  DatabaseRefused,
  type Databases,
  type Migration,
  openEmbeddedDatabase,
  openServerDatabase,
  pendingMigrations,
  readMigrations,
} from '#db';
import { takeLock } from '#lock';
import { type Config, packageRoot, readConfig } from '../config.ts';
import { CannotDo, type Io } from './command.ts';

/** Where the embedded database stands, inside the folder that the lock, the session secret and it share. */
export const databaseFolder = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'database');

/** The migrations that this program brings. */
export const programMigrations = (): Promise<Migration[]> => readMigrations(join(packageRoot, 'migrations'));

export interface Opened {
  readonly config: Config;
  readonly databases: Databases;
  readonly migrations: readonly Migration[];
}

/**
 * What a command asks of the database before it begins: `ready` is up to date with the program and served by the app's role;
 * `made` may be behind; `any` need not be there, and an embedded one is made.
 */
export type Wanted = 'ready' | 'made' | 'any';

/** Opens the database that the settings name for one command, the embedded one under its lock, and closes it whatever happens. */
export const withDatabase = async <T>(
  io: Io,
  wanted: Wanted,
  use: (opened: Opened) => Promise<T>,
): Promise<T> => {
  const config = readConfig(io.env);
  const migrations = await programMigrations();
  const embedded = config.database.kind === 'embedded';
  const lock = embedded ? await takeLock(config.dataDir) : undefined;
  try {
    if (embedded && wanted !== 'any' && !existsSync(join(databaseFolder(config), 'PG_VERSION')))
      throw new CannotDo(
        `There is no database in ${config.dataDir} yet. Start Arden once, or run "arden migrate".`,
      );
    const databases =
      config.database.kind === 'embedded'
        ? await openEmbeddedDatabase(databaseFolder(config))
        : openServerDatabase(
            config.database.url,
            config.database.ownerUrl,
            config.poolSize,
            config.database.directUrl !== config.database.url,
            config.database.directUrl,
          );
    try {
      if (wanted === 'ready') await demandReady(databases, migrations);
      return await use({ config, databases, migrations });
    } finally {
      await databases.close();
    }
  } catch (problem) {
    throw actionable(problem);
  } finally {
    await lock?.close();
  }
};

const demandReady = async (databases: Databases, migrations: readonly Migration[]): Promise<void> => {
  const pending = await pendingMigrations(databases.serving, migrations);
  if (pending > 0)
    throw new CannotDo(
      `The database lacks ${pending === 1 ? 'one migration' : `${pending} migrations`} of this program. Run "arden migrate" first.`,
    );
  await databases.serve();
};

/** A failure that a person can act on, as a sentence; anything else as it is. */
const actionable = (problem: unknown): unknown => {
  if (problem instanceof DatabaseRefused) return new CannotDo(problem.message);
  if (isDenied(problem))
    return new CannotDo(
      `The database does not let this login do that: ${problem.message}. DATABASE_OWNER_URL signs in as the owner of the database, and DATABASE_URL as a member of arden_app and arden_reader. Run "arden doctor" to see what is wrong.`,
    );
  const why = unreachable(problem);
  return why ? new CannotDo(`${why} Run "arden doctor" to see what is wrong.`) : problem;
};

/** A right that the login lacks. What a policy refuses has the same code, and is a fault of the program. */
export const isDenied = (problem: unknown): problem is Error =>
  problem instanceof Error &&
  'code' in problem &&
  problem.code === '42501' &&
  /^(permission denied|must be )/.test(problem.message);

/** Why a PostgreSQL server would not have us, in a sentence without the address, which may hold a password. */
export const unreachable = (problem: unknown): string | undefined => {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
  if (/^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|57P03)$/.test(code))
    return 'The database server does not answer.';
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) return 'The database server’s name is not known.';
  if (/^28/.test(code)) return 'The database server does not accept the user or the password.';
  if (code === '3D000') return 'There is no such database on the server.';
  if (code === '53300') return 'The database server has no connection to spare.';
  if (problem instanceof Error && /timeout exceeded when trying to connect/.test(problem.message))
    return 'The database server does not answer in time.';
  return undefined;
};
