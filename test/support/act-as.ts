import { type Acting, type Databases, transact } from '#db';
import { dayOf, isRole } from '#kernel';
import { asOwner, NOW, PARTNERSHIP } from './world.ts';

/** Acts as a post, under the policies, without a page: what a story lays down before it begins. */
export const actAs = async <T>(
  databases: Databases,
  post: string,
  run: (acting: Acting) => Promise<T>,
  now = NOW,
): Promise<T> => {
  const held = await asOwner(databases, (tx) =>
    tx
      .selectFrom('post')
      .innerJoin('staff', 'staff.id', 'post.staff_id')
      .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
      .leftJoin('body', 'body.id', 'post.body_id')
      .select([
        'post.title',
        'post.role',
        'staff.id as staff',
        'staff.name as staff_name',
        'organisation.id as organisation',
        'organisation.name as organisation_name',
        'body.id as body',
        'body.name as body_name',
      ])
      .where('post.id', '=', post)
      .executeTakeFirstOrThrow(),
  );
  const { role } = held;
  if (!isRole(role)) throw new Error(`There is no role "${role}".`);
  const account = `account-${held.staff}`;
  return transact(databases.serving, { role: 'app', partnership: PARTNERSHIP, post, account, now }, (tx) =>
    run({
      tx,
      now,
      today: dayOf(now),
      actor: {
        account,
        staff: held.staff,
        staffName: held.staff_name,
        post,
        postTitle: held.title,
        role,
        organisation: held.organisation,
        organisationName: held.organisation_name,
        body: held.body,
        bodyName: held.body_name,
        partnership: PARTNERSHIP,
      },
    }),
  );
};
