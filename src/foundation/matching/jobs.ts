import { transact } from '#db';
import type { Job } from '#jobs';
import { learnModel, traitsOf } from './rules/index.ts';
import { insertModel, peopleToLearnFrom } from './store/index.ts';

/** Enough to learn from, and few enough to be learnt from in seconds. */
const DRAWN = 12_000;

/**
 * Learns each week how records agree here: how common names are, how often dates slip. Without it what is generally known is used. Nothing
 * of a restricted child goes into it, so that nothing of one can come out.
 */
const learnMatching: Job = {
  name: 'learn-matching',
  every: '20 4 * * 0',
  silence: 300,
  run: async ({ databases, partnership, now, log }) => {
    const standing = { role: 'app', partnership, now, work: 'matching' } as const;
    const { people, details } = await transact(databases.serving, standing, (tx) =>
      peopleToLearnFrom(tx, DRAWN),
    );
    const model = learnModel(details.map(traitsOf));
    if (model === null) return;
    await transact(databases.serving, standing, (tx) =>
      insertModel(tx, { at: now, learntFrom: details.length, people, model }),
    );
    log.info({ partnership, people, learntFrom: details.length }, 'matching learnt');
  },
};

export const jobs: readonly Job[] = [learnMatching];
