import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Asked } from '../rules/index.ts';

/** Each part that was asked gives candidates: ids only, from functions that see past the policy because no index works under it. */
const candidates = ({ name, born, identifier, address }: Asked): RawBuilder<unknown>[] => [
  ...(identifier === null
    ? []
    : [sql`select person_id, fit, 0::bigint as place from identifier_candidates(${identifier})`]),
  ...(name === null ? [] : [sql`select person_id, fit, place from name_candidates(${name})`]),
  ...(born === null
    ? []
    : [
        sql`select person_id, fit, 0::bigint as place from birth_candidates(${born.from}::date, ${born.until}::date, ${born.swapped}::date)`,
      ]),
  ...(address === null
    ? []
    : [
        sql`select person_id, fit, 0::bigint as place from address_candidates(${address.words}, ${address.postcode})`,
      ]),
];

/**
 * The people who fit every part of what was asked and whom the actor sees: one page of ids, best first and then by name, and how
 * many there are; past the last page, the last. The candidates are joined with the spine under the policy before anything is counted or cut off.
 */
export const findPeople = async (
  tx: Tx,
  asked: Asked,
  shown: { readonly limit: number; readonly offset: number },
): Promise<{ ids: string[]; total: number }> => {
  const parts = candidates(asked);
  if (parts.length === 0) return { ids: [], total: 0 };
  const { rows } = await sql<{ id: string; total: number }>`
    with found as materialized (
      select person_id, sum(fit) as fit, max(place) as place
      from (${sql.join(parts, sql` union all `)}) as candidate
      group by person_id having count(*) = ${sql.lit(parts.length)}
    ), seen as materialized (
      select record.id, found.fit, found.place from found join record on record.id = found.person_id
    )
    select id, (select count(*) from seen)::integer as total from seen
    order by fit desc, place, id limit ${shown.limit}
    offset least(${shown.offset}::bigint, (select greatest(count(*) - 1, 0) / ${shown.limit}::bigint * ${shown.limit}::bigint from seen))`.execute(
    tx,
  );
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 };
};
