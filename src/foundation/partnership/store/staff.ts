import { sql } from 'kysely';
import { newId, type Tx } from '#db';
import { Conflict } from '#kernel';
import { holds, type Shown, within } from './in-force.ts';

export interface StaffFacts {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

const staff = (tx: Tx) =>
  tx
    .selectFrom('staff')
    .select([
      'staff.id',
      'staff.name',
      'staff.email',
      'staff.phone',
      'staff.account_id',
      'staff.kind',
      'staff.version',
    ]);

/** One person who works here, or did. */
export const staffById = (tx: Tx, id: string) => staff(tx).where('staff.id', '=', id).executeTakeFirst();

/** One person, who signs in themselves: no system of an agency is one. */
export const personById = (tx: Tx, id: string) =>
  staff(tx).where('staff.id', '=', id).where('staff.kind', '=', 'person').executeTakeFirst();

/** Whoever has that e-mail address, whatever its case. */
export const staffByEmail = (tx: Tx, email: string) =>
  staff(tx).where(sql<boolean>`lower(staff.email) = lower(${email})`).orderBy('staff.id').executeTakeFirst();

/** A list of people narrowed by name, and how many there are. */
export const staffMatching = async (tx: Tx, asked: { q: string } & Shown) => {
  let query = staff(tx).where('staff.kind', '=', 'person');
  if (asked.q.trim()) query = query.where(holds(sql.ref('staff.name'), asked.q));
  const counted = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirst();
  const total = Number(counted?.total ?? 0);
  const { limit, offset } = within(asked, total);
  const rows = await query.orderBy('name').orderBy('id').limit(limit).offset(offset).execute();
  return { rows, total };
};

export const insertStaff = async (
  tx: Tx,
  facts: StaffFacts,
  kind: 'person' | 'system' = 'person',
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('staff')
    .values({ id, name: facts.name, email: facts.email.trim(), phone: facts.phone, account_id: null, kind })
    .execute();
  return id;
};

/** Changes a person who is still at that version; false when somebody was first. */
export const updateStaff = async (
  tx: Tx,
  id: string,
  version: number,
  { name, email, phone }: StaffFacts,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('staff')
    .set({ name, email: email.trim(), phone, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/**
 * Lets an account sign in as this person: what an invitation does. One account is one person of a partnership, so that a
 * second person is refused (`Conflict`).
 */
export const linkAccount = async (tx: Tx, id: string, account: string): Promise<void> => {
  const other = await staff(tx).where('account_id', '=', account).where('id', '<>', id).executeTakeFirst();
  if (other)
    throw new Conflict(`That account already signs in as ${other.name}. Use another e-mail address.`);
  await tx
    .updateTable('staff')
    .set(({ eb }) => ({ account_id: account, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where(sql<boolean>`account_id is distinct from ${account}`)
    .execute();
};
