import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { SameChildTable } from '../tables.ts';

/** What stands of a record and others, as far as the actor sees both: the newest first. */
export const sayingsOf = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('same_child')
    .innerJoin('post', 'post.id', 'same_child.said_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('same_child')
    .select(['staff.name as said_by_name', 'post.title as said_by_title'])
    .where('undone_at', 'is', null)
    .where((eb) => eb.or([eb('kept_id', 'in', [...ids]), eb('other_id', 'in', [...ids])]))
    .orderBy('said_at', 'desc')
    .orderBy('same_child.id')
    .execute();
export type Saying = Awaited<ReturnType<typeof sayingsOf>>[number];

/** All that was ever said of two records, the newest first. */
export const sayingsOfPair = (tx: Tx, one: string, other: string) =>
  tx
    .selectFrom('same_child')
    .innerJoin('post', 'post.id', 'same_child.said_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .leftJoin('post as undoer', 'undoer.id', 'same_child.undone_by')
    .leftJoin('staff as undoing', 'undoing.id', 'undoer.staff_id')
    .selectAll('same_child')
    .select([
      'staff.name as said_by_name',
      'post.title as said_by_title',
      'undoing.name as undone_by_name',
      'undoer.title as undone_by_title',
    ])
    .where((eb) =>
      eb.or([
        eb.and([eb('kept_id', '=', one), eb('other_id', '=', other)]),
        eb.and([eb('kept_id', '=', other), eb('other_id', '=', one)]),
      ]),
    )
    .orderBy('said_at', 'desc')
    .orderBy('same_child.id', 'desc')
    .execute();

/** The ids that each of these is linked with, directly or by way of another, as far as the actor sees them. */
export const linkedWith = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  if (ids.length === 0) return found;
  const { rows } = await sql<{ asked: string; id: string }>`
    with recursive met (asked, id) as (
      select id, id from unnest(${[...ids]}::uuid[]) as asked_for (id)
      union
      select met.asked, case when same_child.kept_id = met.id then same_child.other_id else same_child.kept_id end
      from met join same_child on (same_child.kept_id = met.id or same_child.other_id = met.id)
      where same_child.saying = 'same' and same_child.undone_at is null
    ) select asked, id from met where asked <> id order by asked, id`.execute(tx);
  for (const { asked, id } of rows) found.set(asked, [...(found.get(asked) ?? []), id]);
  return found;
};

export const insertSaying = async (tx: Tx, saying: Insertable<SameChildTable>): Promise<void> => {
  await tx.insertInto('same_child').values(saying).execute();
};

/** Takes back what was said, if it still stands at that version. */
export const undoSaying = async (
  tx: Tx,
  id: string,
  version: number,
  undone: { readonly by: string; readonly at: Instant; readonly why: string; readonly endCarried: boolean },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('same_child')
    .set({
      undone_by: undone.by,
      undone_at: undone.at,
      undone_why: undone.why,
      carried_ended: undone.endCarried,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Whether both are restricted and to different people; asked by whoever is named on both. */
export const namedDifferently = async (tx: Tx, one: string, other: string): Promise<boolean> => {
  const { rows } = await sql<{
    so: boolean;
  }>`select named_differently(${one}::uuid, ${other}::uuid) as so`.execute(tx);
  return rows[0]?.so ?? false;
};

/** Which of these restrictions came through a link, for those who are named. */
export const carriedBy = async (tx: Tx, link: string): Promise<string[]> => {
  const { rows } = await sql<{ child_id: string }>`
    select child_id from restriction where carried_by = ${link}::uuid and lifted_at is null
    union select child_id from exclusion where carried_by = ${link}::uuid and (until_at is null or until_at > acting_now())`.execute(
    tx,
  );
  return rows.map(({ child_id }) => child_id);
};
