import { transact } from '#db';
import type { Job } from '#jobs';
import { dayOf } from '#kernel';
import { tellOfRecommendations } from './actions.ts';

/** Tells of recommendations in the morning, once. When it is killed half-way, the rest is told when it runs again. */
const recommendationsDue: Job = {
  name: 'recommendations-due',
  every: '45 7 * * *',
  run: async ({ databases, partnership, now }) => {
    await transact(databases.serving, { role: 'app', partnership, now, work: 'telling' }, (tx) =>
      tellOfRecommendations({ tx, now, today: dayOf(now) }),
    );
  },
};

export const jobs: readonly Job[] = [recommendationsDue];
