import { type Databases, type Migration, migrate, partnershipsIn } from '#db';
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
