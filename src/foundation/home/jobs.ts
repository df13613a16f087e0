import { transact } from '#db';
import { forgetDrafts, forgetSendings } from '#drafts';
import type { Job } from '#jobs';

/** Takes away the drafts that have run out, and the keys of forms that nobody sends again. */
export const forgetting: Job = {
  name: 'drafts-forgetting',
  every: '7 * * * *',
  run: async ({ databases, partnership, now, log }) => {
    const standing = { role: 'app', partnership, now, work: 'forgetting' } as const;
    const gone = await transact(databases.serving, standing, async (tx) => ({
      drafts: await forgetDrafts(tx),
      keys: await forgetSendings(tx),
    }));
    if (gone.drafts + gone.keys > 0) log.info({ partnership, ...gone }, 'drafts and keys forgotten');
  },
};
