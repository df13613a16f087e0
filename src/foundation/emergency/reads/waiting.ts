import type { Acting } from '#db';
import type { Waiting } from '#home';
import { paths } from '../paths.ts';
import { unansweredOf } from '../store/index.ts';

/** What waits for whoever was asked about an emergency access. */
export const waitingQuestions = async ({ tx, actor }: Acting): Promise<Waiting[]> =>
  (await unansweredOf(tx, actor.staff)).map(({ access_id, asked_by }) => ({
    what: 'Answer a question about your emergency access',
    href: paths.one(access_id),
    from: `Asked by ${asked_by}`,
    urgent: false,
  }));
