import type { Acting } from '#db';
import { NotAllowed, reachOver, type Verdict } from '#kernel';
import {
  canReach,
  type Holding,
  holdingOfPerson,
  holdingOfPost,
  type Keeper,
  type RegisterAct,
} from '../rules/index.ts';
import { organisationById, type postById, postsOfStaff } from '../store/index.ts';

type Asking = Pick<Acting, 'tx' | 'actor' | 'today'>;
type PostRow = NonNullable<Awaited<ReturnType<typeof postById>>>;

/** Refuses what a rule says somebody may not do. */
export const insistMay = (verdict: Verdict): void => {
  if (!verdict.ok) throw new NotAllowed(verdict.reason);
};

/** Whoever acts, as the rules of what is an organisation's own ask it. */
export const keeperOf = async ({ tx, actor }: Pick<Asking, 'tx' | 'actor'>): Promise<Keeper> => ({
  role: actor.role,
  organisation: actor.organisation,
  organisationType: (await organisationById(tx, actor.organisation))?.type ?? '',
});

/** Whose a post is to whoever acts; asked of an organisation's administrator alone. */
export const holdingOfRow = async (acting: Asking, row: PostRow): Promise<Holding> =>
  reachOver('post', acting.actor.role) === 'organisation'
    ? holdingOfPost(
        { organisation: row.organisation_id, role: row.role, body: row.body_id, host: row.body_host },
        await keeperOf(acting),
      )
    : 'own';

/** Whose a person is to whoever acts, by the posts that they hold. */
export const holdingOfStaff = async (acting: Asking, staff: string): Promise<Holding> =>
  reachOver('staff', acting.actor.role) === 'organisation'
    ? holdingOfPerson(
        (await postsOfStaff(acting.tx, [staff])).map(({ organisation_id, ...post }) => ({
          ...post,
          organisation: organisation_id,
        })),
        await keeperOf(acting),
        acting.today,
      )
    : 'own';

/** Refuses an act on a post that is not the actor's to keep. */
export const insistOnPost = async (acting: Asking, act: RegisterAct, row: PostRow): Promise<Holding> => {
  const holding = await holdingOfRow(acting, row);
  insistMay(canReach(act, row.role === 'agencySystem' ? 'system' : 'post', acting.actor.role, holding));
  return holding;
};

/** Refuses an act on a person who is not the actor's to keep: their name, their address, how they sign in. */
export const insistOnPerson = async (acting: Asking, staff: string): Promise<void> =>
  insistMay(canReach('change', 'staff', acting.actor.role, await holdingOfStaff(acting, staff)));
