import { paths as signIn } from '#auth';
import type { Acting } from '#db';
import { paths } from '../paths.ts';
import { postById } from '../store/index.ts';

/** The kinds of news that this module tells a person, each with its words: they name nobody. */
export const NOTICES = {
  'post.given': { words: 'You were given a post', urgent: true },
  'post.changed': 'A post of yours was changed',
  'post.ended': { words: 'The last day of a post of yours was set', urgent: true },
  'post.reopened': { words: 'The last day of a post of yours was changed', urgent: true },
  'account.secondStepReset': { words: 'Your second step was reset, and you were signed out', urgent: true },
  'account.passwordChanged': { words: 'Your password was changed', urgent: true },
} as const;

/** Tells a person something: what news is stands above this module, so that `app.ts` gives it. */
export type TellsPerson = (
  acting: Pick<Acting, 'tx' | 'now'>,
  news: { readonly staff: string; readonly event: keyof typeof NOTICES; readonly path: string },
) => Promise<void>;

/** Tells whoever holds these posts what became of them, in the transaction of the act. */
export const tellHolders = async (
  acting: Pick<Acting, 'tx' | 'now'>,
  tell: TellsPerson,
  event: 'post.given' | 'post.changed' | 'post.ended' | 'post.reopened',
  posts: readonly string[],
): Promise<void> => {
  for (const id of posts) {
    const post = await postById(acting.tx, id);
    if (post && post.role !== 'agencySystem')
      await tell(acting, { staff: post.staff_id, event, path: paths.post(id) });
  }
};

/** Tells a person that what they signed in with besides a password is gone. */
export const tellOfReset = (
  acting: Pick<Acting, 'tx' | 'now'>,
  tell: TellsPerson,
  staff: string,
): Promise<void> => tell(acting, { staff, event: 'account.secondStepReset', path: signIn.account });
