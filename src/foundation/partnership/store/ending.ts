import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day } from '#kernel';
import type { Dated } from './in-force.ts';

/** A row that goes on after a day although what it belongs to ends. */
export interface Dependant {
  readonly register: Dated;
  readonly id: string;
  readonly from: Day;
  readonly until: Day | null;
}

/**
 * What belongs to an organisation, a body or a post and goes on after the day (after any, when none is given): an
 * organisation's bodies and posts, a body's posts and reporting lines, and the seats of each.
 */
export const dependantsOf = async (
  tx: Tx,
  register: Dated,
  id: string,
  after: Day | null,
): Promise<Dependant[]> => {
  const goesOn = sql`(until_day is null or (until_day >= from_day and ${
    after === null ? sql`true` : sql`until_day > ${after}::date`
  }))`;
  const { rows } = await sql<Dependant>`
    with bodies as (
      select id from body
      where (${register} = 'organisation' and organisation_id = ${id}::uuid) or (${register} = 'body' and id = ${id}::uuid)
    ), posts as (
      select id from post
      where (${register} = 'organisation' and organisation_id = ${id}::uuid) or (${register} = 'post' and id = ${id}::uuid)
        or body_id in (select id from bodies)
    )
    select 'body' as register, id, from_day as "from", until_day as until from body where id in (select id from bodies) and id <> ${id}::uuid and ${goesOn}
    union all
    select 'post', id, from_day, until_day from post where id in (select id from posts) and id <> ${id}::uuid and ${goesOn}
    union all
    select 'representation', id, from_day, until_day from representation
      where (body_id in (select id from bodies) or post_id in (select id from posts)
        or (${register} = 'organisation' and organisation_id = ${id}::uuid)) and ${goesOn}
    union all
    select 'reporting_line', id, from_day, until_day from reporting_line
      where (body_id in (select id from bodies) or reports_to_id in (select id from bodies)) and ${goesOn}`.execute(
    tx,
  );
  return rows;
};

/** Ends these on the day; what had not begun by then never takes effect. */
export const endDependants = async (tx: Tx, dependants: readonly Dependant[], day: Day): Promise<void> => {
  for (const [register, rows] of Map.groupBy(dependants, (dependant) => dependant.register))
    await sql`update ${sql.table(register)}
      set until_day = greatest(${day}::date, from_day - 1), version = version + 1
      where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
};

/** Sets or takes away the last day of a row that is still at that version; false when somebody was first. */
export const setUntil = async (
  tx: Tx,
  register: Dated,
  id: string,
  version: number,
  until: Day | null,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update ${sql.table(register)}
    set until_day = ${until}::date, version = version + 1
    where id = ${id}::uuid and version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
};
