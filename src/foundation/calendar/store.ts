import { type Acting, newId, type Tx } from '#db';
import type { BankHoliday } from './rules/index.ts';

/** Every holiday that was added here, withdrawn ones too, by day. */
export const addedHolidays = (tx: Tx) =>
  tx
    .selectFrom('bank_holiday')
    .select(['id', 'day', 'name', 'added_at', 'withdrawn_at'])
    .orderBy('day')
    .orderBy('id')
    .execute();

/** The added ones that count, all that a calendar needs. */
export const countingHolidays = (tx: Tx): Promise<BankHoliday[]> =>
  tx.selectFrom('bank_holiday').select(['day', 'name']).where('withdrawn_at', 'is', null).execute();

/** Adds one and answers with its id, or undefined where another post was first with that day. */
export const insertHoliday = async (
  { tx, actor, now }: Acting,
  { day, name }: BankHoliday,
): Promise<string | undefined> => {
  const added = await tx
    .insertInto('bank_holiday')
    .values({ id: newId(), day, name, added_by: actor.post, added_at: now })
    .onConflict((conflict) => conflict.column('day').where('withdrawn_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id;
};

/** Withdraws one; false where it was withdrawn before. */
export const withdrawHoliday = async ({ tx, actor, now }: Acting, id: string): Promise<boolean> => {
  const changed = await tx
    .updateTable('bank_holiday')
    .set({ withdrawn_by: actor.post, withdrawn_at: now })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
};
