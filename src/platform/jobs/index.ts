export type { Job, JobLog, JobWork, Outside } from './job.ts';
export { migrateJobs } from './migrate.ts';
export { type Sending, sendJob } from './send.ts';
export { type RunningJobs, startJobs } from './start.ts';
