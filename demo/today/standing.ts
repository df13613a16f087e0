import { type Acting, stand, type Tx } from '#db';
import { dayOf, type Instant } from '#kernel';
import type { Poster } from '../registers/index.ts';

/** Takes the place of a post at a moment, inside the transaction of the owner that lays the whole. */
export const actingAs = async (tx: Tx, slug: string, poster: Poster, now: Instant): Promise<Acting> => {
  const account = poster.account || `synthetic-${poster.staff}`;
  await stand(tx, { role: 'owner', partnership: slug, now, post: poster.post, account });
  return { tx, actor: { ...poster, account, partnership: slug }, now, today: dayOf(now) };
};
