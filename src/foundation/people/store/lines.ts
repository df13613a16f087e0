import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day } from '#kernel';

/** What tells one person from another in a list. */
export interface LineRow {
  readonly id: string;
  readonly given: string | null;
  readonly family: string | null;
  readonly others: readonly { readonly given: string; readonly family: string }[];
  readonly la_child_id: string | null;
  readonly born_day: Day | null;
  readonly born_precision: 'day' | 'month' | 'year';
  readonly expected_day: Day | null;
  readonly died_day: Day | null;
  readonly sex: string;
  readonly warned: boolean;
  readonly restricted: boolean;
  readonly withheld: boolean;
  readonly lines: string | null;
  readonly postcode: string | null;
}

/** The people of that list whom the actor sees, in one query and in no order. A withheld address is never among the answers. */
export const lineRows = async (tx: Tx, ids: readonly string[]): Promise<LineRow[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<LineRow>`
    select person.id, called.given, called.family, number.value as la_child_id, born_day, born_precision, expected_day, died_day, sex,
      worker_safety <> '' as warned, record.sensitivity = 'restricted' as restricted,
      coalesce(called.others, '[]'::jsonb) as others, coalesce(home.hidden, false) as withheld, home.lines, home.postcode
    from unnest(${[...ids]}::uuid[]) as asked (id)
    join record on record.id = asked.id
    join person on person.id = asked.id
    left join lateral (
      select (array_agg(given order by rank))[1] as given, (array_agg(family order by rank))[1] as family,
        jsonb_agg(jsonb_build_object('given', given, 'family', family) order by rank) filter (where rank > 1) as others
      from (
        select given, family, row_number() over (order by kind = 'legal' desc, until_day is null desc, kind = 'knownAs' desc, id) as rank
        from person_name where person_id = person.id) as ranked
    ) as called on true
    left join lateral (
      select value from identifier where person_id = person.id and scheme = 'laChildId' order by until_day is null desc, id limit 1
    ) as number on true
    left join lateral (
      select bool_or(withheld) as hidden,
        (array_agg(lines order by from_day desc nulls last, id) filter (where not withheld))[1] as lines,
        (array_agg(postcode order by from_day desc nulls last, id) filter (where not withheld))[1] as postcode
      from address where person_id = person.id and until_day is null
    ) as home on true`.execute(tx);
  return rows;
};
