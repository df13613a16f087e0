import { transact } from '#db';
import type { Job } from '#jobs';
import { dayOf } from '#kernel';
import { tellOfScrutiny } from './actions/index.ts';

/** Tells of answers and agendas in the morning, each once. When it is killed half-way, the rest is told when it runs again. */
const scrutinyDue: Job = {
  name: 'scrutiny-due',
  every: '50 7 * * *',
  run: async ({ databases, partnership, now }) => {
    if (partnership === null) return;
    await transact(databases.serving, { role: 'app', partnership, now, work: 'telling' }, (tx) =>
      tellOfScrutiny({ tx, now, today: dayOf(now) }),
    );
  },
};

export const jobs: readonly Job[] = [scrutinyDue];
