import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { ClassName, Term } from '../rules/index.ts';

/** The years that were set here, by class. */
export const rulesSet = (tx: Tx) =>
  tx
    .selectFrom('retention_rule')
    .innerJoin('post', 'post.id', 'changed_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select([
      'class',
      'years',
      'authority',
      'changed_at',
      'retention_rule.version',
      'staff.name as changed_by_name',
    ])
    .execute();
/** The same, and no more than the years. */
export const yearsSet = (tx: Tx) => tx.selectFrom('retention_rule').select(['class', 'years']).execute();

/** Sets how long a class is kept, if nobody set it since `version` was read; 0 where it was not set before. */
export const setRule = async (
  tx: Tx,
  rule: { class: ClassName; years: number; authority: string; version: number; by: string; now: Instant },
): Promise<boolean> => {
  const { class: name, years, authority, version, by, now } = rule;
  if (version === 0) {
    const made = await tx
      .insertInto('retention_rule')
      .values({ class: name, years, authority, changed_by: by, changed_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('class')
      .executeTakeFirst();
    return made !== undefined;
  }
  const { numUpdatedRows } = await tx
    .updateTable('retention_rule')
    .set({ years, authority, changed_by: by, changed_at: now, version: version + 1 })
    .where('class', '=', name)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** A slice of everybody on record, by id, with the facts from which a term is counted. */
export const peopleToCount = async (tx: Tx, after: string | null, limit: number) => {
  const { rows } = await sql<{
    id: string;
    born: Day | null;
    died: Day | null;
    last_contact: Day | null;
    kinds: readonly string[];
    marks: readonly string[];
    related: readonly string[];
  }>`select id, born, died, last_contact, kinds, marks, related from people_to_count(${after}::uuid, ${limit})`.execute(
    tx,
  );
  return rows;
};

/** The terms of these people, as they were last counted: for those related to them. */
export const termsOf = (tx: Tx, people: readonly string[]) =>
  people.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('retention_term')
        .select(['person_id', 'class', 'until_day'])
        .where('person_id', 'in', [...people])
        .execute();

export const keepTerms = async (
  tx: Tx,
  terms: readonly (Term & { person: string })[],
  now: Instant,
): Promise<void> => {
  if (terms.length === 0) return;
  await tx
    .insertInto('retention_term')
    .values(
      terms.map(({ person, class: name, until, from }) => ({
        person_id: person,
        class: name,
        until_day: until,
        from_day: from,
        counted_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet((eb) => ({
        class: eb.ref('excluded.class'),
        until_day: eb.ref('excluded.until_day'),
        from_day: eb.ref('excluded.from_day'),
        counted_at: eb.ref('excluded.counted_at'),
      })),
    )
    .execute();
};

/** Whose records nothing keeps any more, the longest over first, with whether they are held or ordered. */
export const termsOver = (tx: Tx, today: Day, { limit, offset }: { limit: number; offset: number }) =>
  tx
    .selectFrom('retention_term as term')
    .select([
      'term.person_id',
      'term.class',
      'term.until_day',
      'term.from_day',
      sql<boolean>`exists (select from legal_hold where lifted_at is null and (person_id is null or person_id = term.person_id))`.as(
        'held',
      ),
      sql<boolean>`exists (select from disposal_order where disposal_order.person_id = term.person_id and done_at is null
        and cancelled_at is null and decision is distinct from 'declined')`.as('ordered'),
    ])
    .where('until_day', '<', today)
    .orderBy('until_day')
    .orderBy('person_id')
    .limit(limit)
    .offset(offset)
    .execute();

/** The term of one person. */
export const termOfPerson = (tx: Tx, person: string) =>
  tx.selectFrom('retention_term').selectAll().where('person_id', '=', person).executeTakeFirst();
