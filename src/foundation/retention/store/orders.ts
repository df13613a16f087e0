import { sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Day, Instant } from '#kernel';

const orders = (tx: Tx) =>
  tx
    .selectFrom('disposal_order as ordered')
    .innerJoin('staff as proposer', 'proposer.id', 'ordered.proposed_staff')
    .leftJoin('staff as decider', 'decider.id', 'ordered.decided_staff')
    .selectAll('ordered')
    .select(['proposer.name as proposer_name', 'decider.name as decider_name']);

/** A page of orders that the actor may know of, the latest first. */
export const ordersMade = (tx: Tx, { limit, offset }: { limit: number; offset: number }) =>
  orders(tx)
    .orderBy('ordered.proposed_at', 'desc')
    .orderBy('ordered.id')
    .limit(limit)
    .offset(offset)
    .execute();
export const orderById = (tx: Tx, id: string) => orders(tx).where('ordered.id', '=', id).executeTakeFirst();
export type OrderRow = NonNullable<Awaited<ReturnType<typeof orderById>>>;

/** Those that wait for a second person, as far as the actor sees the records. */
export const ordersToDecide = (tx: Tx) =>
  orders(tx)
    .where('ordered.decision', 'is', null)
    .where('ordered.cancelled_at', 'is', null)
    .orderBy('ordered.proposed_at')
    .limit(100)
    .execute();

/** Proposes a disposal; null where one stands already. */
export const proposeOrder = async (
  tx: Tx,
  order: {
    person: string;
    class: string;
    until: Day;
    reason: string;
    by: string;
    staff: string;
    now: Instant;
  },
): Promise<string | null> => {
  const id = newId();
  const made = await tx
    .insertInto('disposal_order')
    .values({
      id,
      person_id: order.person,
      class: order.class,
      until_day: order.until,
      reason: order.reason,
      proposed_by: order.by,
      proposed_staff: order.staff,
      proposed_at: order.now,
      decision: null,
      decided_by: null,
      decided_staff: null,
      decided_at: null,
      decided_because: null,
      cancelled_by: null,
      cancelled_at: null,
      done_at: null,
      records: null,
      stopped: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id ?? null;
};

/** The second person's word; false where another was first. */
export const decideOrder = async (
  tx: Tx,
  id: string,
  given: { decision: 'authorised' | 'declined'; because: string; by: string; staff: string; now: Instant },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('disposal_order')
    .set({
      decision: given.decision,
      decided_by: given.by,
      decided_staff: given.staff,
      decided_at: given.now,
      decided_because: given.because,
    })
    .where('id', '=', id)
    .where('decision', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const cancelOrder = async (tx: Tx, id: string, by: string, now: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('disposal_order')
    .set({ cancelled_by: by, cancelled_at: now })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** The orders whose time has come. */
export const ordersDue = (tx: Tx, decidedBefore: Instant) =>
  tx
    .selectFrom('disposal_order')
    .select(['id', 'person_id'])
    .where('decision', '=', 'authorised')
    .where('cancelled_at', 'is', null)
    .where('done_at', 'is', null)
    .where('decided_at', '<=', decidedBefore)
    .orderBy('decided_at')
    .limit(500)
    .execute();

/** Carries out one order: how many records were erased. Throws where it does not stand, is held, or is kept longer now. */
export const dispose = async (tx: Tx, id: string): Promise<number> => {
  const { rows } = await sql<{ erased: number }>`select dispose(${id}::uuid) as erased`.execute(tx);
  return rows[0]?.erased ?? 0;
};

/** Keeps why an order could not be carried out. */
export const stopOrder = (tx: Tx, id: string, why: string) =>
  tx.updateTable('disposal_order').set({ stopped: why }).where('id', '=', id).execute();

/** What an order left, by kind. */
export const tombstonesOf = (tx: Tx, order: string) =>
  tx
    .selectFrom('tombstone')
    .innerJoin('organisation', 'organisation.id', 'owner_organisation_id')
    .select(['kind', 'organisation.name as organisation_name', sql<number>`count(*)::integer`.as('records')])
    .where('order_id', '=', order)
    .groupBy(['kind', 'organisation.name'])
    .orderBy('kind')
    .orderBy('organisation.name')
    .execute();
