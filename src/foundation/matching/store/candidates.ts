import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Details, Sought } from '../rules/index.ts';

/** As many are weighed: nobody reads more, and those who fit in most ways come first. */
const MOST = 150;

/** What is known of one person that may be compared, as far as the actor sees it; a withheld address never is. */
export interface Known extends Details {
  readonly id: string;
}

const known = sql`
  case person.born_precision when 'day' then to_char(person.born_day, 'YYYY-MM-DD')
    when 'month' then to_char(person.born_day, 'YYYY-MM') else to_char(person.born_day, 'YYYY') end as born, person.sex,
  (select coalesce(jsonb_agg(jsonb_build_object('given', given, 'surname', family) order by kind = 'legal' desc, id), '[]')
    from person_name where person_id = person.id) as names,
  (select coalesce(jsonb_agg(jsonb_build_object('address', lines, 'postcode', postcode) order by until_day is null desc, id), '[]')
    from address where person_id = person.id and not withheld) as places,
  (select coalesce(jsonb_agg(value order by scheme, id), '[]')
    from identifier where person_id = person.id and scheme in ('nhs', 'upn', 'formerUpn')) as "nationalIds"`;

/** What is known of these people, of those whom the actor sees. */
export const knownOf = async (tx: Tx, ids: readonly string[]): Promise<Known[]> => {
  if (ids.length === 0) return [];
  const { rows } =
    await sql<Known>`select person.id, ${known} from person where person.id = any (${[...ids]}::uuid[])`.execute(
      tx,
    );
  return rows;
};

/**
 * Who may be somebody, of those whom the actor sees: ids from a function that sees past the policy, joined under it before anything is
 * counted or cut off.
 */
export const candidatesSeen = async (tx: Tx, sought: Sought, except: string | null): Promise<Known[]> => {
  const { given, family, born, numbers, postcodes } = sought;
  const { rows } = await sql<Known>`
    with seen as materialized (
      select record.id from same_candidates(${[...given]}::text[], ${[...family]}::text[], ${[...born]}::date[], ${[...numbers]}::text[], ${[...postcodes]}::text[]) as found
      join record on record.id = found.person_id
      where ${except}::uuid is null or record.id <> ${except}::uuid
    )
    select person.id, ${known} from seen join person on person.id = seen.id
    order by person.born_day = any (${[...born]}::date[]) desc nulls last, person.id limit ${MOST}`.execute(
    tx,
  );
  return rows;
};

/**
 * Who may be each of a list, of those whom the actor sees: their ids by the place of each in the list, those born that very day first. In
 * one statement, joined under the policy before anything is counted or cut off.
 */
export const candidatesSeenOf = async (
  tx: Tx,
  list: readonly Sought[],
): Promise<ReadonlyMap<number, readonly string[]>> => {
  const asked = JSON.stringify(list.map((sought, number) => ({ number, ...sought })));
  const { rows } = await sql<{ number: number; ids: string[] }>`
    with found as materialized (select number, person_id, same_day from same_candidates_of(${asked}::jsonb)),
    seen as materialized (
      select record.id from (select distinct person_id from found) as met join record on record.id = met.person_id
    ), ranked as (
      select found.number, seen.id, row_number() over (partition by found.number order by found.same_day desc, seen.id) as place
      from found join seen on seen.id = found.person_id
    )
    select number, array_agg(id::text order by place) as ids from ranked where place <= ${MOST} group by number`.execute(
    tx,
  );
  return new Map(rows.map(({ number, ids }) => [number, ids]));
};
