import { type Databases, type Migration, migrate, partnershipsIn, pendingMigrations } from '#db';
import { type Job, migrateJobs } from '#jobs';
import type { Instant } from '#kernel';
import { modules, prepare } from '../app.ts';
import { CannotDo } from './command.ts';

/** The jobs that the modules declare. */
export const moduleJobs = (): readonly Job[] => modules.flatMap(({ jobs = [] }) => jobs);

/**
 * Brings a database up to the program as its owner: house, partnerships, jobs, and what the program declares beside the data.
 * Afterwards it serves. Every start of the embedded database does it, and `arden migrate` does it on a server.
 */
export const bringUp = async (
  databases: Databases,
  migrations: readonly Migration[],
  now: Instant,
): Promise<{ readonly ran: number; readonly partnerships: readonly string[] }> => {
  if (!databases.owner)
    throw new CannotDo(
      'DATABASE_OWNER_URL is not set: migrations run as the owner of the database. Set it to the same database with the owner’s name and password, for this command only.',
    );
  const ran = await migrate(databases.owner, migrations);
  await migrateJobs(databases, moduleJobs());
  await databases.serve();
  const partnerships = await partnershipsIn(databases.owner);
  for (const partnership of partnerships) await prepare(databases, partnership, now);
  return { ran, partnerships };
};

/**
 * The owner, of a database that is up to the program: an embedded one is brought up, a server's is its administrator's to bring up.
 * `deed` is what the owner is asked for, as in 'a census is taken'.
 */
export const ownerAtHand = async (
  databases: Databases,
  migrations: readonly Migration[],
  now: Instant,
  deed: string,
): Promise<NonNullable<Databases['owner']>> => {
  const { owner, embedded } = databases;
  if (!owner)
    throw new CannotDo(
      `DATABASE_OWNER_URL is not set: ${deed} by the owner of the database. Set it for this command.`,
    );
  if (embedded) await bringUp(databases, migrations, now);
  else if ((await pendingMigrations(owner, migrations)) > 0)
    throw new CannotDo('The database lacks migrations of this program. Run "arden migrate" first.');
  return owner;
};
