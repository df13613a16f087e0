import { sql } from 'kysely';
import { type Acting, newId, type Tx } from '#db';
import type { ExclusionTable } from '../tables.ts';

/** The restriction on a child that is in force, for those who are named on it. */
export const restrictionOf = (tx: Tx, child: string) =>
  tx
    .selectFrom('restriction')
    .leftJoin('post', 'post.id', 'restriction.placed_by')
    .leftJoin('staff', 'staff.id', 'post.staff_id')
    .select([
      'restriction.id',
      'restriction.reason',
      'restriction.placed_at',
      'restriction.version',
      'staff.name as placed_by',
    ])
    .where('restriction.child_id', '=', child)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();

/** Who is named to see a restricted child now. */
export const namedOn = ({ tx, now }: Acting, child: string) =>
  tx
    .selectFrom('restriction_name')
    .innerJoin('staff', 'staff.id', 'restriction_name.staff_id')
    .select(['restriction_name.id', 'restriction_name.staff_id', 'staff.name', 'restriction_name.from_at'])
    .where('restriction_name.child_id', '=', child)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .orderBy('staff.name')
    .orderBy('restriction_name.id')
    .execute();

/** Names staff who see a restricted child from now on. */
export const addNamed = async (
  { tx, now }: Acting,
  child: string,
  staff: readonly string[],
): Promise<void> => {
  await tx
    .insertInto('restriction_name')
    .values(
      staff.map((staff_id) => ({ id: newId(), child_id: child, staff_id, from_at: now, until_at: null })),
    )
    .execute();
};

/** Ends one name; false when there is none such. */
export const endNamed = async ({ tx, now }: Acting, child: string, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('restriction_name')
    .set({ until_at: now })
    .where('id', '=', id)
    .where('child_id', '=', child)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/**
 * Runs with sight of one restricted child at most: whatever others the actor is named on, or opened in an emergency, is out of sight meanwhile. For what is put
 * together about one child and then read by everybody who may read of that child: it tells of nobody whom a reader may not know of. Where `run` throws,
 * the savepoint of the page or act takes the standing back too.
 */
export const seeingNoOther = async <T>(tx: Tx, child: string, run: () => Promise<T>): Promise<T> => {
  const { rows } = await sql<{ named: string | null; emergency: string | null }>`
    select current_setting('arden.named', true) as named, current_setting('arden.emergency', true) as emergency`.execute(
    tx,
  );
  await sql`select ${sql.join(
    ['named', 'emergency'].map(
      (name) => sql`set_config(${`arden.${name}`}, (
        select coalesce(array_agg(id), '{}')::text from unnest(acting_ids(${name})) as id where id = ${child}::uuid), true)`,
    ),
  )}`.execute(tx);
  const result = await run();
  await sql`select set_config('arden.named', ${rows[0]?.named ?? ''}, true),
    set_config('arden.emergency', ${rows[0]?.emergency ?? ''}, true)`.execute(tx);
  return result;
};

/** Restricts a child to named people: the placer is named first, or would lose sight in the act. */
export const addRestriction = async (
  acting: Acting,
  child: string,
  reason: string,
  staff: readonly string[],
): Promise<void> => {
  const { tx, actor, now } = acting;
  await addNamed(acting, child, [...new Set([actor.staff, ...staff])]);
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

/** Lifts a restriction that still stands at that version. */
export const liftRestriction = async (
  { tx, actor, now }: Acting,
  id: string,
  version: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('restriction')
    .set({ lifted_by: actor.post, lifted_at: now, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Who is kept from a child's record now; the actor's own exclusion is not among them. */
export const exclusionsOf = ({ tx, now }: Acting, child: string) =>
  tx
    .selectFrom('exclusion')
    .innerJoin('staff', 'staff.id', 'exclusion.staff_id')
    .select([
      'exclusion.id',
      'exclusion.staff_id',
      'staff.name',
      'exclusion.reason',
      'exclusion.from_at',
      'exclusion.version',
    ])
    .where('exclusion.child_id', '=', child)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .orderBy('staff.name')
    .orderBy('exclusion.id')
    .execute();

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

/** Ends one exclusion; false when there is none such in force. */
export const endExclusion = async ({ tx, now }: Acting, child: string, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('exclusion')
    .set({ until_at: now, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('child_id', '=', child)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
