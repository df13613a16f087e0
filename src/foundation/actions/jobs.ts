import { transact } from '#db';
import type { Job } from '#jobs';
import { dayOf } from '#kernel';
import { tellOfDue } from './actions/index.ts';

/** Tells of work that is due on the day, in the morning, once. When it is killed half-way, the rest is told when it runs again. */
const dueToday: Job = {
  name: 'actions-due',
  every: '30 7 * * *',
  run: async ({ databases, partnership, now }) => {
    await transact(databases.serving, { role: 'app', partnership, now, work: 'telling' }, (tx) =>
      tellOfDue({ tx, now, today: dayOf(now) }),
    );
  },
};

export const jobs: readonly Job[] = [dueToday];
