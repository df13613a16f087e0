import type { Insertable } from 'kysely';
import type { Tx } from '#db';
import type { ConsideredTable } from '../tables.ts';

export const insertConsidered = async (
  tx: Tx,
  considered: Omit<Insertable<ConsideredTable>, 'version'>,
): Promise<void> => {
  await tx.insertInto('considered').values(considered).execute();
};
export const consideredById = (tx: Tx, id: string) =>
  tx
    .selectFrom('considered')
    .innerJoin('record', 'record.id', 'considered.id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .selectAll('considered')
    .select([
      'record.recorded_at',
      'staff.name as staff_name',
      'post.title as post_title',
      'organisation.name as organisation_name',
    ])
    .where('considered.id', '=', id)
    .executeTakeFirst();

/** The referrals that an organisation considered and did not make, as far as the actor sees them, the newest first. */
export const consideredBy = (tx: Tx, organisation: string, page: { limit: number; offset: number }) =>
  tx
    .selectFrom('considered')
    .innerJoin('record', 'record.id', 'considered.id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select([
      'considered.id',
      'considered.about',
      'considered.why_not',
      'record.recorded_at',
      'staff.name as staff_name',
      'post.title as post_title',
    ])
    .where('record.owner_organisation_id', '=', organisation)
    .where('record.kind', '=', 'considered')
    .orderBy('record.occurred_at', 'desc')
    .orderBy('record.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
export const countConsideredBy = async (tx: Tx, organisation: string): Promise<number> => {
  const { count } = await tx
    .selectFrom('record')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('owner_organisation_id', '=', organisation)
    .where('kind', '=', 'considered')
    .executeTakeFirstOrThrow();
  return count;
};
