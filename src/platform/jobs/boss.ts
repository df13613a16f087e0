import { type ConstructorOptions, type Db, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Databases, Execute } from '#db';
import type { Job } from './job.ts';
import { sealing } from './sealing.ts';

export const SCHEMA = 'pgboss';

/** What is kept of a job that was sent: for whom, and about what. */
export const Sent = z.object({
  partnership: z.string().nullable(),
  about: z.record(z.string(), z.unknown()),
});
export type Sent = z.infer<typeof Sent>;

/** The jobs of the platform itself, and after them those of the modules. */
export const everyJob = (jobs: readonly Job[]): readonly Job[] => [sealing, ...jobs];

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/**
 * How every queue behaves. Of jobs with the same key one waits, one is being tried again and one runs, so that a job which
 * falls behind does not pile up; a job sent without a key gets one of its own. Tries go on for about a day, from seconds to an
 * hour apart, and what was due while nothing ran is kept for a year.
 */
export const queueOf = ({ silence = MINUTE }: Job) => ({
  retryLimit: 30,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 60 * MINUTE,
  heartbeatSeconds: silence,
  expireInSeconds: 60 * MINUTE,
  retentionSeconds: 365 * DAY,
  deleteAfterSeconds: 7 * DAY,
});
export const POLICY = 'stately';

/** pg-boss over a connection of ours: it opens none, and makes or alters no table unless told. */
export const bossOn = (db: Db, embedded: boolean, options: ConstructorOptions = {}): PgBoss =>
  new PgBoss({
    db,
    backend: embedded ? 'pglite' : 'postgres',
    schema: SCHEMA,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    // Only an owner rebuilds an index; the list of processes and the graph of jobs are not used.
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    flowIntervalSeconds: 60 * MINUTE,
    openTelemetry: { enabled: false },
    ...options,
  });

export const bossOf = (
  execute: Execute,
  { embedded }: Pick<Databases, 'embedded'>,
  options: ConstructorOptions,
): PgBoss => bossOn({ executeSql: execute }, embedded !== null, options);
