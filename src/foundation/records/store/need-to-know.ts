import { type Acting, newId } from '#db';
import type { ExclusionTable } from '../tables.ts';

/** Restricts a child to named people: the placer is named first, or would lose sight in the act. */
export const addRestriction = async (
  { tx, actor, now }: Acting,
  child: string,
  reason: string,
  staff: readonly string[],
): Promise<void> => {
  const named = [...new Set([actor.staff, ...staff])];
  await tx
    .insertInto('restriction_name')
    .values(
      named.map((staff_id) => ({ id: newId(), child_id: child, staff_id, from_at: now, until_at: null })),
    )
    .execute();
  await tx
    .insertInto('restriction')
    .values({
      id: newId(),
      child_id: child,
      reason,
      placed_by: actor.post,
      placed_at: now,
      lifted_by: null,
      lifted_at: null,
    })
    .execute();
};

/** Keeps a member of staff from a child's record, whatever else admits them. */
export const addExclusion = async (
  { tx, actor, now }: Acting,
  exclusion: Pick<ExclusionTable, 'child_id' | 'staff_id' | 'reason'>,
): Promise<void> => {
  await tx
    .insertInto('exclusion')
    .values({ id: newId(), ...exclusion, placed_by: actor.post, from_at: now, until_at: null })
    .execute();
};
