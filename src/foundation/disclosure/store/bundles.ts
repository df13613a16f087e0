import { newId, type Tx } from '#db';
import type { Instant } from '#kernel';

const bundles = (tx: Tx) =>
  tx
    .selectFrom('access_bundle as bundle')
    .innerJoin('staff as maker', 'maker.id', 'bundle.made_staff')
    .leftJoin('staff as decider', 'decider.id', 'bundle.decided_staff')
    .select([
      'bundle.id',
      'bundle.request_id',
      'records',
      'redactions',
      'withheld',
      'made_staff',
      'made_at',
      'decision',
      'decided_because',
      'decided_at',
      'given_how',
      'given_at',
      'maker.name as made_by_name',
      'decider.name as decided_by_name',
    ]);

/** The bundles of a request, the latest first, without what they hold. */
export const bundlesOf = (tx: Tx, request: string) =>
  bundles(tx)
    .where('bundle.request_id', '=', request)
    .orderBy('made_at', 'desc')
    .orderBy('bundle.id', 'desc')
    .execute();
/** One bundle with what it holds. */
export const bundleById = (tx: Tx, request: string, id: string) =>
  bundles(tx)
    .select('bundle.content')
    .where('bundle.request_id', '=', request)
    .where('bundle.id', '=', id)
    .executeTakeFirst();

export const insertBundle = async (
  tx: Tx,
  bundle: {
    request: string;
    content: object;
    records: number;
    redactions: number;
    withheld: number;
    by: string;
    staff: string;
    now: Instant;
  },
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('access_bundle')
    .values({
      id,
      request_id: bundle.request,
      content: JSON.stringify(bundle.content),
      records: bundle.records,
      redactions: bundle.redactions,
      withheld: bundle.withheld,
      made_by: bundle.by,
      made_staff: bundle.staff,
      made_at: bundle.now,
      decision: null,
      decided_because: null,
      decided_by: null,
      decided_staff: null,
      decided_at: null,
      given_how: null,
      given_by: null,
      given_at: null,
    })
    .execute();
  return id;
};

/** The second person's word; false where another was first. */
export const decideBundle = async (
  tx: Tx,
  id: string,
  given: { decision: 'approved' | 'returned'; because: string; by: string; staff: string; now: Instant },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('access_bundle')
    .set({
      decision: given.decision,
      decided_because: given.because,
      decided_by: given.by,
      decided_staff: given.staff,
      decided_at: given.now,
    })
    .where('id', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** Keeps that a bundle was given; false where it was given already. */
export const giveBundle = async (
  tx: Tx,
  id: string,
  given: { how: string; by: string; now: Instant },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('access_bundle')
    .set({ given_how: given.how, given_by: given.by, given_at: given.now })
    .where('id', '=', id)
    .where('given_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
