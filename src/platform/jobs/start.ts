import type { PgBoss } from 'pg-boss';
import { systemNow } from '#clock';
import { type Databases, outsideTransaction } from '#db';
import type { Files } from '#files';
import type { Printer } from '#print';
import { bossOf, everyJob, Sent } from './boss.ts';
import type { Job, JobLog, JobWork, Outside } from './job.ts';

/** A job did not get done. Only what kind of failure it was is kept beside the job: its message may quote a record. */
class JobFailed extends Error {
  override readonly name = 'JobFailed';
}

export interface RunningJobs {
  /** Takes no more jobs, and waits for those under way; what does not end in time runs again elsewhere. */
  readonly stop: () => Promise<void>;
}

/** Runs jobs as the role that serves: their tables must be there (`migrateJobs`). */
export const startJobs = async (
  databases: Databases,
  jobs: readonly Job[],
  partnerships: readonly string[],
  log: JobLog,
  outside?: Outside,
  files?: Files,
  printer?: Printer,
): Promise<RunningJobs> => {
  outsideTransaction('Starting the jobs');
  const all = everyJob(jobs);
  const boss = bossOf(databases.execute, databases, {
    supervise: true,
    schedule: true,
    // How soon a job whose process died is noticed, beyond its own silence.
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on('error', (err) => log.error({ err }, 'jobs'));
  boss.on('warning', ({ message }) => log.warn({}, message));
  try {
    await boss.start();
    await keepSchedules(boss, all, partnerships);
    for (const job of all) await work(boss, job, { databases, log, outside, files, printer });
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 20_000 }) };
};

/** Schedules are kept in the database: those that the program no longer has, or whose partnership is gone, end here. */
const keepSchedules = async (boss: PgBoss, jobs: readonly Job[], partnerships: readonly string[]) => {
  const wanted = jobs.flatMap(({ name, every, house = false }) =>
    every === undefined
      ? []
      : [...(house ? [null] : []), ...partnerships].map((partnership) => ({ name, every, partnership })),
  );
  const keyOf = (partnership: string | null) =>
    partnership === null ? 'house' : `partnership/${partnership}`;
  const kept = new Set(wanted.map(({ name, partnership }) => `${name} ${keyOf(partnership)}`));
  for (const { name, key } of await boss.getSchedules())
    if (!kept.has(`${name} ${key}`)) await boss.unschedule(name, key);
  for (const { name, every, partnership } of wanted) {
    const key = keyOf(partnership);
    const sent: Sent = { partnership, about: {} };
    // What was due while nothing ran is done once.
    await boss.schedule(name, every, sent, { tz: 'Europe/London', key, missed: 'once', singletonKey: key });
  }
};

const work = (
  boss: PgBoss,
  job: Job,
  given: Pick<JobWork, 'databases' | 'log' | 'outside' | 'files' | 'printer'>,
) =>
  boss.work<unknown>(job.name, { batchSize: 1, pollingIntervalSeconds: 2 }, async (batch) => {
    for (const { id, data } of batch) {
      const { partnership, about } = Sent.parse(data);
      try {
        await job.run({ ...given, partnership, about, now: systemNow() });
      } catch (err) {
        given.log.error({ err, job: job.name, id, partnership }, 'job failed');
        const code = err instanceof Error && 'code' in err ? ` ${String(err.code)}` : '';
        throw new JobFailed(`${err instanceof Error ? err.name : 'Error'}${code}`);
      }
    }
  });
