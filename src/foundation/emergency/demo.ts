import { newId, type Tx } from '#db';
import { addHours, type Day, type Instant } from '#kernel';
import { type Ground, LASTS_HOURS } from './rules.ts';

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
  await tx
    .insertInto('emergency_permission')
    .values({
      id: newId(),
      post_id: post,
      restricted,
      from_day: since,
      until_day: null,
      granted_by: by,
      granted_at: `${since}T09:00:00.000Z`,
      ended_by: null,
    })
    .execute();
  if (!access) return;
  const id = newId();
  await tx
    .insertInto('emergency_access')
    .values({
      id,
      post_id: post,
      staff_id: staff,
      ground: access.ground,
      restricted,
      opened_at: access.openedAt,
      until_at: addHours(access.openedAt, LASTS_HOURS),
      ended_at: null,
    })
    .execute();
  await tx
    .insertInto('emergency_reason')
    .values({ access_id: id, staff_id: staff, reason: access.reason })
    .execute();
  for (const child of access.children)
    await tx
      .insertInto('emergency_child')
      .values({ access_id: id, child_id: child, staff_id: staff, opened_at: access.openedAt, told: 1 })
      .execute();
};
