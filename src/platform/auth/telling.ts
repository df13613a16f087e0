import { sql } from 'kysely';
import { type Acting, schemaOf, stand, type Tx } from '#db';
import { dayOf, type Instant } from '#kernel';
import { paths } from './paths.ts';
import { heldPosts, postsFrom } from './posts.ts';

/**
 * Tells a person who works in a partnership what became of how they sign in, in a transaction that stands there. News stands far above
 * sign-in, so that whoever opens it gives this.
 */
export type TellsOfAccount = (
  acting: Pick<Acting, 'tx' | 'now'>,
  news: { readonly staff: string; readonly event: 'account.passwordChanged'; readonly path: string },
) => Promise<void>;

/** Tells the person of an account, in each partnership that they hold a post in, inside the house's transaction of the act itself. */
export const tellAccount = async (
  tx: Tx,
  tells: TellsOfAccount | undefined,
  account: string,
  event: 'account.passwordChanged',
  now: Instant,
): Promise<void> => {
  if (!tells) return;
  const { rows } = await sql<{
    slug: string;
  }>`select slug from ${sql.id(schemaOf(null), 'partnership')} order by slug`.execute(tx);
  const held = postsFrom((await heldPosts(rows, sql`${account}::text`, dayOf(now)).execute(tx)).rows);
  const people = new Map(held.map(({ partnership, staff }) => [partnership, staff]));
  for (const [partnership, staff] of people) {
    await stand(tx, { role: 'app', partnership, now });
    await tells({ tx, now }, { staff, event, path: paths.account });
  }
  if (people.size > 0) await stand(tx, { role: 'app', partnership: null, now });
};
