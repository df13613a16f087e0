import { sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Day } from '#kernel';
import type { Standing } from '../rules/index.ts';
import { holds, type Shown, stands, within } from './in-force.ts';

export interface OrganisationFacts {
  readonly name: string;
  readonly type: string;
  readonly code: string;
  readonly phone: string;
  readonly from: Day;
}

const organisations = (tx: Tx) =>
  tx
    .selectFrom('organisation')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.type',
      'organisation.code',
      'organisation.phone',
      'organisation.from_day as from',
      'organisation.until_day as until',
      'organisation.version',
    ]);

/** One organisation, past or present. */
export const organisationById = (tx: Tx, id: string) =>
  organisations(tx).where('organisation.id', '=', id).executeTakeFirst();

/** The organisations in force on a day, by name. */
export const organisationsInForce = (tx: Tx, day: Day) =>
  organisations(tx)
    .where(stands('organisation', 'inForce', day))
    .orderBy('name')
    .orderBy('id')
    .execute();

/** A list of organisations narrowed by name, kind and standing, and how many there are. */
export const organisationsMatching = async (
  tx: Tx,
  asked: { q: string; type: string | null; standing: Standing | null; day: Day } & Shown,
) => {
  const { q, type, standing, day } = asked;
  let query = organisations(tx);
  if (q.trim()) query = query.where(holds(sql.ref('organisation.name'), q));
  if (type !== null) query = query.where('type', '=', type);
  if (standing !== null) query = query.where(stands('organisation', standing, day));
  const counted = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirst();
  const total = Number(counted?.total ?? 0);
  const { limit, offset } = within(asked, total);
  const rows = await query.orderBy('name').orderBy('id').limit(limit).offset(offset).execute();
  return { rows, total };
};

export const insertOrganisation = async (
  tx: Tx,
  facts: OrganisationFacts & { readonly until: Day | null },
): Promise<string> => {
  const id = newId();
  const { name, type, code, phone, from, until } = facts;
  await tx
    .insertInto('organisation')
    .values({ id, name, type, code, phone, from_day: from, until_day: until })
    .execute();
  return id;
};

/** Changes an organisation that is still at that version; false when somebody was first. */
export const updateOrganisation = async (
  tx: Tx,
  id: string,
  version: number,
  { name, type, code, phone, from }: OrganisationFacts,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('organisation')
    .set({ name, type, code, phone, from_day: from, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
