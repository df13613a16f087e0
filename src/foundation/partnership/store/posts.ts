import { sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Day, Role } from '#kernel';
import type { Standing } from '../rules/index.ts';
import { holds, type Shown, stands, within } from './in-force.ts';

const posts = (tx: Tx) =>
  tx
    .selectFrom('post')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .leftJoin('body', 'body.id', 'post.body_id')
    .select([
      'post.id',
      'post.title',
      'post.role',
      'post.staff_id',
      'staff.name as staff_name',
      'staff.phone as staff_phone',
      'post.organisation_id',
      'organisation.name as organisation_name',
      'post.body_id',
      'body.name as body_name',
      'body.organisation_id as body_host',
      'post.from_day as from',
      'post.until_day as until',
      'post.version',
    ]);

/** One post, past or present, with who holds it, where. */
export const postById = (tx: Tx, id: string) => posts(tx).where('post.id', '=', id).executeTakeFirst();

/** The posts in force in a body on a day, by the name of who holds them. */
export const postsOfBody = (tx: Tx, body: string, day: Day) =>
  posts(tx)
    .where('post.body_id', '=', body)
    .where(stands('post', 'inForce', day))
    .orderBy('staff.name')
    .orderBy('post.id')
    .execute();

/** Every post in force on a day, by the name of who holds it. */
export const postsInForce = (tx: Tx, day: Day) =>
  posts(tx)
    .where(stands('post', 'inForce', day))
    .orderBy('staff.name')
    .orderBy('post.id')
    .execute();

/** The posts of these people, past and future ones too, the latest first. */
export const postsOfStaff = (tx: Tx, staff: readonly string[]) =>
  posts(tx)
    .where('post.staff_id', 'in', staff.length > 0 ? staff : ['00000000-0000-0000-0000-000000000000'])
    .orderBy('post.from_day', 'desc')
    .orderBy('post.id')
    .execute();

/** Every post that keeps the registers, past and future ones too. */
export const administratorPosts = (tx: Tx) => posts(tx).where('post.role', '=', 'administrator').execute();

/** A list of posts narrowed by person or title, role, place and standing, and how many there are. */
export const postsMatching = async (
  tx: Tx,
  asked: {
    q: string;
    role: Role | null;
    organisation: string | null;
    body: string | null;
    standing: Standing | null;
    day: Day;
  } & Shown,
) => {
  const { q, role, organisation, body, standing, day } = asked;
  let query = posts(tx);
  if (q.trim()) query = query.where(holds(sql<string>`staff.name || ' ' || post.title`, q));
  if (role !== null) query = query.where('post.role', '=', role);
  if (organisation !== null) query = query.where('post.organisation_id', '=', organisation);
  if (body !== null) query = query.where('post.body_id', '=', body);
  if (standing !== null) query = query.where(stands('post', standing, day));
  const counted = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirst();
  const total = Number(counted?.total ?? 0);
  const { limit, offset } = within(asked, total);
  const rows = await query.orderBy('staff.name').orderBy('post.id').limit(limit).offset(offset).execute();
  return { rows, total };
};

export const insertPost = async (
  tx: Tx,
  post: {
    staff: string;
    role: Role;
    title: string;
    organisation: string;
    body: string | null;
    from: Day;
    until: Day | null;
  },
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('post')
    .values({
      id,
      staff_id: post.staff,
      role: post.role,
      title: post.title,
      organisation_id: post.organisation,
      body_id: post.body,
      from_day: post.from,
      until_day: post.until,
    })
    .execute();
  return id;
};

/** Changes a post that is still at that version; false when somebody was first. */
export const updatePost = async (
  tx: Tx,
  id: string,
  version: number,
  { title, body, from }: { title: string; body: string | null; from: Day },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('post')
    .set({ title, body_id: body, from_day: from, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
