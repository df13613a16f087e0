import { sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Instant } from '#kernel';
import type { Ground } from '../rules.ts';

const accesses = (tx: Tx) =>
  tx
    .selectFrom('emergency_access as access')
    .innerJoin('staff', 'staff.id', 'access.staff_id')
    .innerJoin('post', 'post.id', 'access.post_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .leftJoin('emergency_review as review', 'review.access_id', 'access.id')
    .leftJoin('emergency_reason as reason', 'reason.access_id', 'access.id')
    .select([
      'access.id',
      'access.post_id',
      'access.staff_id',
      'access.ground',
      'access.restricted',
      'access.opened_at',
      'access.until_at',
      'access.ended_at',
      'staff.name as staff_name',
      'post.title as post_title',
      'organisation.name as organisation_name',
      'review.finding',
      'review.note',
      'review.reviewed_at',
      'reason.reason',
      sql<boolean>`exists (select from emergency_question where access_id = access.id and answer is null)`.as(
        'unanswered',
      ),
      sql<boolean>`exists (select from emergency_question where access_id = access.id and answer is not null)`.as(
        'answered',
      ),
    ]);

/** One access, if the actor may know of it. */
export const accessById = (tx: Tx, id: string) => accesses(tx).where('access.id', '=', id).executeTakeFirst();
export type AccessRow = NonNullable<Awaited<ReturnType<typeof accessById>>>;

/** Those that a post opened, the latest first. */
export const accessesOfPost = (tx: Tx, post: string, most: number) =>
  accesses(tx)
    .where('access.post_id', '=', post)
    .orderBy('access.opened_at', 'desc')
    .orderBy('access.id')
    .limit(most)
    .execute();

/** The children that an access opened, as far as the actor may know of them, and how many people each told. */
export const childrenOfAccess = (tx: Tx, access: string) =>
  tx
    .selectFrom('emergency_child')
    .select(['child_id', 'opened_at', 'told'])
    .where('access_id', '=', access)
    .orderBy('opened_at')
    .orderBy('child_id')
    .execute();

/** Keeps an access with the words of its reason. */
export const openAccess = async (
  tx: Tx,
  access: {
    post: string;
    staff: string;
    ground: Ground;
    reason: string;
    restricted: boolean;
    from: Instant;
    until: Instant;
  },
): Promise<string> => {
  const id = newId();
  const { post, staff, ground, reason, restricted, from, until } = access;
  await tx
    .insertInto('emergency_access')
    .values({
      id,
      post_id: post,
      staff_id: staff,
      ground,
      restricted,
      opened_at: from,
      until_at: until,
      ended_at: null,
    })
    .execute();
  await tx.insertInto('emergency_reason').values({ access_id: id, staff_id: staff, reason }).execute();
  return id;
};

/** Ends an access; false where it was over. */
export const endAccess = async (tx: Tx, id: string, now: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('emergency_access')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('until_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** For the rest of this transaction people are found past the reasons: false where the access is over, or another's. */
export const searchInEmergency = async (tx: Tx, access: string): Promise<boolean> => {
  const { rows } = await sql<{ open: boolean }>`select search_in_emergency(${access}::uuid) as open`.execute(
    tx,
  );
  return rows[0]?.open ?? false;
};

/** Opens one child; false where it is open under this access already. */
export const openChild = async (
  tx: Tx,
  opened: { access: string; child: string; staff: string; now: Instant },
): Promise<boolean> => {
  const row = await tx
    .insertInto('emergency_child')
    .values({
      access_id: opened.access,
      child_id: opened.child,
      staff_id: opened.staff,
      opened_at: opened.now,
      told: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('child_id')
    .executeTakeFirst();
  return row !== undefined;
};

/** Whom to tell that a child was opened: people by name of a restricted one, posts of any other. */
export const toldOf = async (tx: Tx, access: string, child: string) => {
  const { rows } = await sql<{ kind: 'staff' | 'post'; id: string }>`
    select kind, id from told_of_emergency(${access}::uuid, ${child}::uuid)`.execute(tx);
  return rows;
};

export const keepTold = (tx: Tx, access: string, child: string, told: number) =>
  tx
    .updateTable('emergency_child')
    .set({ told })
    .where('access_id', '=', access)
    .where('child_id', '=', child)
    .execute();
