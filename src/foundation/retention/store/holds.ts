import { newId, type Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { HoldKind } from '../rules/index.ts';

/** The holds that stand, those to be looked at again first. */
export const holdsStanding = (tx: Tx) =>
  tx
    .selectFrom('legal_hold')
    .innerJoin('post', 'post.id', 'placed_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select([
      'legal_hold.id',
      'person_id',
      'legal_hold.kind',
      'reason',
      'placed_at',
      'review_day',
      'staff.name as placed_by_name',
    ])
    .where('lifted_at', 'is', null)
    .orderBy('review_day')
    .orderBy('legal_hold.id')
    .limit(500)
    .execute();
export const holdById = (tx: Tx, id: string) =>
  tx.selectFrom('legal_hold').selectAll().where('id', '=', id).executeTakeFirst();

/** Whether a person's records are held, by a hold of their own or by one on everybody. */
export const isHeld = async (tx: Tx, person: string): Promise<boolean> => {
  const found = await tx
    .selectFrom('legal_hold')
    .select('id')
    .where('lifted_at', 'is', null)
    .where((eb) => eb.or([eb('person_id', 'is', null), eb('person_id', '=', person)]))
    .executeTakeFirst();
  return found !== undefined;
};

export const placeHold = async (
  tx: Tx,
  hold: { person: string | null; kind: HoldKind; reason: string; review: Day; by: string; now: Instant },
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('legal_hold')
    .values({
      id,
      person_id: hold.person,
      kind: hold.kind,
      reason: hold.reason,
      placed_by: hold.by,
      placed_at: hold.now,
      review_day: hold.review,
      lifted_by: null,
      lifted_at: null,
      lifted_because: null,
    })
    .execute();
  return id;
};

/** Lifts a hold; false where it is lifted already. */
export const liftHold = async (
  tx: Tx,
  id: string,
  { because, by, now }: { because: string; by: string; now: Instant },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('legal_hold')
    .set({ lifted_at: now, lifted_by: by, lifted_because: because })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
