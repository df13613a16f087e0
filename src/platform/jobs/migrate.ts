import { type Databases, outsideTransaction } from '#db';
import { bossOf, everyJob, POLICY, queueOf, SCHEMA } from './boss.ts';
import type { Job } from './job.ts';

const GRANTS = `
  grant usage on schema ${SCHEMA} to arden_app;
  grant select, insert, update, delete on all tables in schema ${SCHEMA} to arden_app;
  grant usage on all sequences in schema ${SCHEMA} to arden_app;`;

/**
 * Makes or brings up to date the tables that jobs are kept in, and a queue for each, as the owner; what serves may then use them
 * and nothing else. Run after the migrations, which make the roles.
 */
export const migrateJobs = async (databases: Databases, jobs: readonly Job[]): Promise<void> => {
  outsideTransaction('A migration of the jobs');
  const execute = databases.executeAsOwner;
  if (!execute) throw new Error('Only the owner prepares the jobs: run "arden migrate".');
  const boss = bossOf(execute, databases, { migrate: true, createSchema: true });
  const failures: Error[] = [];
  boss.on('error', (error) => failures.push(error));
  await boss.start();
  try {
    for (const job of everyJob(jobs)) {
      await boss.createQueue(job.name, { ...queueOf(job), policy: POLICY });
      await boss.updateQueue(job.name, queueOf(job));
    }
    await execute(GRANTS);
  } finally {
    await boss.stop();
  }
  if (failures[0]) throw failures[0];
};
