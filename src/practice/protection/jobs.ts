import { transact } from '#db';
import type { Job } from '#jobs';
import { STATUS_ASKED } from './rules/index.ts';
import { placeQuestions } from './store/index.ts';

const AT_ONCE = 100;

/**
 * Writes look-ups down under the children that were asked about, and tells whoever works with them: the social worker who leads, else the
 * team; of a child that is kept to named people, the named. The numbers that were asked with are gone afterwards.
 */
const statusAsked: Job = {
  name: STATUS_ASKED,
  every: '* * * * *',
  run: async ({ databases, partnership, now }) => {
    const standing = { role: 'app', partnership, now, work: 'statusAsking' } as const;
    for (let looked = AT_ONCE; looked === AT_ONCE; )
      looked = await transact(databases.serving, standing, (tx) => placeQuestions(tx, AT_ONCE));
  },
};

export const jobs: readonly Job[] = [statusAsked];
