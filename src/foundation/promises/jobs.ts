import { transact } from '#db';
import type { Job } from '#jobs';
import { dayOf } from '#kernel';
import { tellOfPromises } from './actions.ts';

/** Tells of promises in the morning, once. When it is killed half-way, the rest is told when it runs again. */
const promisesDue: Job = {
  name: 'promises-due',
  every: '40 7 * * *',
  run: async ({ databases, partnership, now }) => {
    await transact(databases.serving, { role: 'app', partnership, now, work: 'telling' }, (tx) =>
      tellOfPromises({ tx, now, today: dayOf(now) }),
    );
  },
};

export const jobs: readonly Job[] = [promisesDue];
