import { sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Day } from '#kernel';
import type { Standing } from '../rules/index.ts';
import type { BodyType } from '../tables.ts';
import { holds, type Shown, stands, within } from './in-force.ts';

export interface BodyFacts {
  readonly name: string;
  readonly type: BodyType;
  readonly purpose: string;
  readonly organisation: string | null;
  readonly receives: '' | 'contacts' | 'work';
  readonly phone: string;
  readonly outOfHours: string;
  readonly from: Day;
}

const bodies = (tx: Tx) =>
  tx
    .selectFrom('body')
    .leftJoin('organisation as host', 'host.id', 'body.organisation_id')
    .select([
      'body.id',
      'body.name',
      'body.type',
      'body.purpose',
      'body.receives',
      'body.phone',
      'body.out_of_hours',
      'body.organisation_id',
      'host.name as organisation_name',
      'body.from_day as from',
      'body.until_day as until',
      'body.version',
    ]);

/** One body, past or present, with the name of the organisation that hosts it. */
export const bodyById = (tx: Tx, id: string) => bodies(tx).where('body.id', '=', id).executeTakeFirst();

/** The bodies in force on a day, by name. */
export const bodiesInForce = (tx: Tx, day: Day) =>
  bodies(tx)
    .where(stands('body', 'inForce', day))
    .orderBy('body.name')
    .orderBy('body.id')
    .execute();

/**
 * The bodies whose inbox takes that, on a day. Contacts come to the front door's team; work comes to every inbox, that of
 * the front door too.
 */
export const teamsReceiving = (tx: Tx, what: 'contacts' | 'work', day: Day) =>
  bodies(tx)
    .where('body.receives', 'in', what === 'contacts' ? ['contacts'] : ['contacts', 'work'])
    .where(stands('body', 'inForce', day))
    .orderBy('body.name')
    .orderBy('body.id')
    .execute();

/** A list of bodies narrowed by name, kind, host and standing, and how many there are. */
export const bodiesMatching = async (
  tx: Tx,
  asked: {
    q: string;
    type: BodyType | null;
    organisation: string | null;
    standing: Standing | null;
    day: Day;
  } & Shown,
) => {
  const { q, type, organisation, standing, day } = asked;
  let query = bodies(tx);
  if (q.trim()) query = query.where(holds(sql.ref('body.name'), q));
  if (type !== null) query = query.where('body.type', '=', type);
  if (organisation !== null) query = query.where('body.organisation_id', '=', organisation);
  if (standing !== null) query = query.where(stands('body', standing, day));
  const counted = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirst();
  const total = Number(counted?.total ?? 0);
  const { limit, offset } = within(asked, total);
  const rows = await query.orderBy('body.name').orderBy('body.id').limit(limit).offset(offset).execute();
  return { rows, total };
};

const columnsOf = (facts: BodyFacts) => ({
  name: facts.name,
  type: facts.type,
  purpose: facts.purpose,
  organisation_id: facts.organisation,
  receives: facts.receives,
  phone: facts.phone,
  out_of_hours: facts.outOfHours,
  from_day: facts.from,
});

export const insertBody = async (
  tx: Tx,
  facts: BodyFacts & { readonly until: Day | null },
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('body')
    .values({ id, ...columnsOf(facts), until_day: facts.until })
    .execute();
  return id;
};

/** Changes a body that is still at that version; false when somebody was first. */
export const updateBody = async (tx: Tx, id: string, version: number, facts: BodyFacts): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('body')
    .set({ ...columnsOf(facts), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
