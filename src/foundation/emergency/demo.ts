import type { Tx } from '#db';
import { addHours, type Day, type Instant } from '#kernel';
import { type Ground, LASTS_HOURS } from './rules.ts';
import { grantPermission, keepTold, openAccess, openChild } from './store/index.ts';

/** What an emergency in the synthetic partnership begins with. */
export interface EmergencyTraits {
  readonly post: string;
  readonly staff: string;
  readonly by: string;
  readonly since: Day;
  readonly restricted: boolean;
  /** One access that is over, and waits for its review. */
  readonly access?: {
    readonly ground: Ground;
    readonly reason: string;
    readonly openedAt: Instant;
    readonly children: readonly string[];
  };
}

/** Lays a permission and, where asked, one access under it. Stands as the owner, as the whole synthetic partnership does. */
export const makeEmergency = async (tx: Tx, traits: EmergencyTraits): Promise<void> => {
  const { post, staff, by, since, restricted, access } = traits;
  await grantPermission(tx, { post, restricted, by, now: `${since}T09:00:00.000Z`, today: since });
  if (!access) return;
  const { ground, reason, openedAt: from, children } = access;
  const id = await openAccess(tx, {
    post,
    staff,
    ground,
    reason,
    restricted,
    from,
    until: addHours(from, LASTS_HOURS),
  });
  for (const child of children) {
    await openChild(tx, { access: id, child, staff, now: from });
    await keepTold(tx, id, child, 1);
  }
};
