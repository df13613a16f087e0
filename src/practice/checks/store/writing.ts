import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { CheckReplyTable, CheckRequestTable, Given } from '../tables.ts';

/** Waits for whoever answers or withdraws the request now, until the end of this transaction: one answer comes first. */
export const waitForRequest = async (tx: Tx, request: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${request}, 2))`.execute(tx);
};

export const insertCheck = async (
  tx: Tx,
  check: { readonly id: string; readonly contact_id: string | null },
): Promise<void> => {
  await tx.insertInto('agency_check').values(check).execute();
};

export const insertRequest = async (
  tx: Tx,
  request: Omit<Insertable<CheckRequestTable>, 'given'> & { readonly given: readonly Given[] },
): Promise<void> => {
  await tx
    .insertInto('check_request')
    .values({ ...request, given: JSON.stringify(request.given) })
    .execute();
};

export const insertReply = async (tx: Tx, reply: Insertable<CheckReplyTable>): Promise<void> => {
  await tx.insertInto('check_reply').values(reply).execute();
};

/** Withdraws a check that stands at the version that was read; false when somebody was first. */
export const withdrawAt = async (
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  withdrawn: { readonly by: string; readonly at: Instant; readonly why: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('agency_check')
    .set({
      withdrawn_by: withdrawn.by,
      withdrawn_at: withdrawn.at,
      withdrawn_why: withdrawn.why,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
