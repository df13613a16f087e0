import type { Tx } from '#db';
import { addDays } from '#kernel';
import { addExclusion, addRestriction } from '#records';
import type { Ground } from '../casework/index.ts';
import { instantOf, lastWorkingDay, type Moment } from '../hours.ts';
import type { Poster } from '../registers/index.ts';
import { actingAs } from './standing.ts';

/** A family with whoever has its open referral. */
export interface Kept {
  readonly ground: Ground;
  readonly worker: Poster | null;
}

const WHY_RESTRICTED = [
  'The mother is a councillor. Those who work with the family see its records, and nobody else.',
  'A parent is a senior officer of the council.',
  'The child is a witness, and where the family lives must not be found out.',
  'The child is placed for adoption. The birth family must not learn where.',
  'The case is in the newspapers. Records were opened without a reason.',
] as const;
const WHY_EXCLUDED = [
  'The children’s aunt.',
  'Lives next door to the family.',
  'A friend of the father’s since school.',
  'Fostered the mother as a child.',
] as const;

const placedOn = ({ day }: Ground, back: number): Moment => ({
  day: lastWorkingDay(addDays(day, -back)),
  minute: 655,
});

/** Restricts whole families to named people: the manager who places it, the front door's manager and the family's worker. */
export const layRestrictions = async (tx: Tx, slug: string, families: readonly Kept[]): Promise<void> => {
  for (const [place, { ground, worker }] of families.entries()) {
    const { vale, family } = ground;
    const manager = vale.posts.teamManagers.north;
    const front = vale.posts.frontDoorManagers.find(({ until }) => until === null);
    const acting = await actingAs(tx, slug, manager, instantOf(placedOn(ground, 6 + (place % 40))));
    const named = [front, worker].flatMap((poster) => poster?.staff ?? []);
    const reason = WHY_RESTRICTED[place % WHY_RESTRICTED.length] ?? WHY_RESTRICTED[0];
    for (const { id } of [...family.children, ...family.adults])
      await addRestriction(acting, id, reason, named);
  }
};

/** Keeps staff from families that they are related to, or know too well. The first is somebody whom one may sign in as. */
export const layExclusions = async (tx: Tx, slug: string, families: readonly Kept[]): Promise<void> => {
  for (const [place, { ground, worker }] of families.entries()) {
    const { vale, family } = ground;
    const { posts } = vale;
    const acting = await actingAs(
      tx,
      slug,
      posts.teamManagers.south,
      instantOf(placedOn(ground, 10 + (place % 50))),
    );
    const staff = [
      posts.frontDoor[1],
      ...posts.socialWorkers.south,
      ...posts.socialWorkers.north.slice(1),
    ].filter((poster) => poster !== undefined && poster !== worker);
    const kept = place === 0 ? staff[0] : staff[place % staff.length];
    const reason = WHY_EXCLUDED[place % WHY_EXCLUDED.length] ?? WHY_EXCLUDED[0];
    if (kept)
      for (const { id } of family.children)
        await addExclusion(acting, { child_id: id, staff_id: kept.staff, reason });
  }
};
