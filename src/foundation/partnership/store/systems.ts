import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import { type Shown, within } from './in-force.ts';

const systems = (tx: Tx) =>
  tx
    .selectFrom('post')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .leftJoin('body', 'body.id', 'post.body_id')
    .where('staff.kind', '=', 'system')
    .select([
      'post.id',
      'staff.id as staff',
      'staff.name',
      'staff.account_id as account',
      'post.organisation_id',
      'organisation.name as organisation_name',
      'post.body_id',
      'body.name as body_name',
      'post.from_day as from',
      'post.until_day as until',
    ]);

/** One agency's system, by its post. */
export const systemById = (tx: Tx, post: string) =>
  systems(tx).where('post.id', '=', post).executeTakeFirst();

/** A page of the systems, past ones too, of one organisation or of all, and how many there are. */
export const systemsShown = async (tx: Tx, organisation: string | null, asked: Shown) => {
  const query = systems(tx).$if(organisation !== null, (all) =>
    all.where('post.organisation_id', '=', organisation ?? ''),
  );
  const counted = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirst();
  const total = Number(counted?.total ?? 0);
  const { limit, offset } = within(asked, total);
  const rows = await query
    .orderBy('organisation.name')
    .orderBy('staff.name')
    .orderBy('post.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total };
};

/** The credentials of these systems, the newest first: without what they are compared with. */
export const credentialsOf = (tx: Tx, posts: readonly string[]) =>
  tx
    .selectFrom('system_credential')
    .innerJoin('post as maker', 'maker.id', 'system_credential.made_by')
    .innerJoin('staff as made', 'made.id', 'maker.staff_id')
    .where('system_credential.post_id', 'in', posts.length > 0 ? posts : [NOBODY])
    .select([
      'system_credential.id',
      'system_credential.post_id as post',
      'system_credential.label',
      'made.name as madeBy',
      'system_credential.made_at as madeAt',
      'system_credential.until_day as until',
      'system_credential.last_used_at as lastUsedAt',
      'system_credential.ended_at as endedAt',
    ])
    .orderBy('system_credential.made_at', 'desc')
    .orderBy('system_credential.id')
    .execute();
const NOBODY = '00000000-0000-0000-0000-000000000000';

export const insertCredential = async (
  tx: Tx,
  made: {
    id: string;
    post: string;
    label: string;
    hash: string;
    by: string;
    at: Instant;
    until: Day | null;
  },
): Promise<void> => {
  await tx
    .insertInto('system_credential')
    .values({
      id: made.id,
      post_id: made.post,
      label: made.label,
      hash: made.hash,
      made_by: made.by,
      made_at: made.at,
      until_day: made.until,
      last_used_at: null,
      ended_at: null,
      ended_by: null,
    })
    .execute();
};

/** Ends a credential of a system; false where it had ended, or is not there. */
export const setCredentialEnded = async (
  tx: Tx,
  { id, post, by, at }: { id: string; post: string; by: string; at: Instant },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('system_credential')
    .set({ ended_at: at, ended_by: by })
    .where('id', '=', id)
    .where('post_id', '=', post)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
