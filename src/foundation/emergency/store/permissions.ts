import { newId, type Tx } from '#db';
import type { Day, Instant } from '#kernel';

/** Every permission that stands, with whose it is. */
export const permissionsStanding = (tx: Tx) =>
  tx
    .selectFrom('emergency_permission as permission')
    .innerJoin('post', 'post.id', 'permission.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .select([
      'permission.id',
      'permission.post_id',
      'permission.restricted',
      'permission.from_day',
      'post.title',
      'post.until_day as post_until',
      'staff.name as staff_name',
      'organisation.name as organisation_name',
    ])
    .where('permission.until_day', 'is', null)
    .orderBy('organisation.name')
    .orderBy('staff.name')
    .orderBy('permission.id')
    .execute();

/** What a post is allowed; undefined where it is allowed nothing. */
export const permissionOf = (tx: Tx, post: string) =>
  tx
    .selectFrom('emergency_permission')
    .select(['id', 'restricted'])
    .where('post_id', '=', post)
    .where('until_day', 'is', null)
    .executeTakeFirst();

export const grantPermission = async (
  tx: Tx,
  given: { post: string; restricted: boolean; by: string; now: Instant; today: Day },
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('emergency_permission')
    .values({
      id,
      post_id: given.post,
      restricted: given.restricted,
      from_day: given.today,
      until_day: null,
      granted_by: given.by,
      granted_at: given.now,
      ended_by: null,
    })
    .execute();
  return id;
};

/** Ends a permission; false where none stands. */
export const endPermission = async (tx: Tx, id: string, by: string, today: Day): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('emergency_permission')
    .set({ until_day: today, ended_by: by })
    .where('id', '=', id)
    .where('until_day', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
