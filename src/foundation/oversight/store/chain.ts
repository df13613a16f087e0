import type { Tx } from '#db';
import type { Instant } from '#kernel';

/** Rows that are counted one by one: there are more only where the sealing has stood still. */
const MOST_COUNTED = 10_000;

/** Where the sealing has come to: the last seal and its row's moment, and how many rows were written since, as far as they are counted. */
export const sealingNow = async (tx: Tx) => {
  const seal = await tx
    .selectFrom('audit_seal')
    .select(['seq', 'hash', 'sealed_at', 'event_id'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const row = seal
    ? await tx.selectFrom('audit_event').select('at').where('id', '=', seal.event_id).executeTakeFirst()
    : undefined;
  let since = tx.selectFrom('audit_event').select('id').limit(MOST_COUNTED);
  if (row) since = since.where('at', '>', row.at);
  const { rows } = await tx
    .selectFrom(since.as('waiting'))
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return { last: seal && row ? { ...seal, at: row.at } : undefined, since: Number(rows) };
};

const checks = (tx: Tx) =>
  tx
    .selectFrom('audit_check')
    .leftJoin('post', 'post.id', 'audit_check.asked_by')
    .leftJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('audit_check')
    .select(['staff.name as asked_by_name']);

/** The check that ended last. */
export const lastCheck = (tx: Tx) =>
  checks(tx).where('ended_at', 'is not', null).orderBy('ended_at', 'desc').limit(1).executeTakeFirst();
/** A check that was asked for since a moment and has not ended. */
export const checkUnderWay = (tx: Tx, since: Instant) =>
  checks(tx)
    .where('ended_at', 'is', null)
    .where('asked_at', '>', since)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
/** The head of the last chain that was found whole: the next check must pass through it. */
export const lastWholeHead = async (tx: Tx): Promise<string | undefined> => {
  const row = await tx
    .selectFrom('audit_check')
    .select('head')
    .where('head', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.head ?? undefined;
};

export const insertCheck = async (
  tx: Tx,
  check: { readonly id: string; readonly asked_by: string | null; readonly asked_at: Instant },
): Promise<void> => {
  await tx
    .insertInto('audit_check')
    .values({
      ...check,
      ended_at: null,
      whole: null,
      head: null,
      fault_seq: null,
      fault_event_id: null,
      fault: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
};

/** What a check found: how many rows are whole, and where the chain breaks. */
export interface Checked {
  readonly whole: number;
  readonly head: string | null;
  readonly fault: { readonly seq: number; readonly event: string | null; readonly says: string } | null;
}

/** Keeps what a check found. */
export const endCheck = async (tx: Tx, id: string, ended: Instant, found: Checked): Promise<void> => {
  await tx
    .updateTable('audit_check')
    .set({
      ended_at: ended,
      whole: found.whole,
      head: found.head,
      fault_seq: found.fault?.seq ?? null,
      fault_event_id: found.fault?.event ?? null,
      fault: found.fault?.says ?? null,
    })
    .where('id', '=', id)
    .execute();
};
