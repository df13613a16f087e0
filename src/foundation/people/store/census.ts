import { type Insertable, sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { IdentifierTable, PersonTable, Scheme } from '../tables.ts';
import { changeRow } from './people.ts';

/** What a Children in Need census knows of a child, as it is held here. */
export interface CensusFacts {
  readonly id: string;
  readonly laChildId: string;
  readonly version: number;
  readonly born_day: string | null;
  readonly expected_day: string | null;
  readonly died_day: string | null;
  readonly sex: string;
  readonly ethnicity: string;
  readonly disabilities: readonly string[];
  readonly identifiers: readonly {
    readonly id: string;
    readonly scheme: Scheme;
    readonly value: string;
    readonly version: number;
  }[];
}

/**
 * The children of an organisation by their LA child ids (N00097), with the facts that a census holds. Few statements for many children.
 * Found by their search keys, which are indexed: of letters and digits only, such an id in capitals is its own.
 */
export const peopleByLaChildId = async (
  tx: Tx,
  organisation: string,
  laChildIds: readonly string[],
): Promise<ReadonlyMap<string, CensusFacts>> => {
  const { rows } = await sql<CensusFacts>`
    select person.id, own.value as "laChildId", person.version, person.born_day, person.expected_day, person.died_day,
      person.sex, person.ethnicity, person.disabilities,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'scheme', scheme, 'value', value, 'version', version)), '[]'::jsonb)
        from identifier where identifier.person_id = person.id and identifier.until_day is null) as identifiers
    from identifier as own
    join person on person.id = own.person_id
    join record on record.id = person.id and record.owner_organisation_id = ${organisation}::uuid
    where own.scheme = 'laChildId' and own.search = any (${laChildIds.map((id) => id.toUpperCase())}::text[])
      and own.value = any (${[...laChildIds]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.laChildId, row]));
};

/** Corrects a person's facts; history keeps what stood before. False when somebody changed them meanwhile. */
export const correctPerson = (
  tx: Tx,
  id: string,
  version: number,
  facts: Pick<
    Insertable<PersonTable>,
    'born_day' | 'expected_day' | 'died_day' | 'sex' | 'ethnicity' | 'disabilities'
  >,
): Promise<boolean> => changeRow(tx, 'person', id, version, facts);

/** Corrects the value of an identifier, or adds one that was not held. */
export const correctIdentifier = async (
  tx: Tx,
  person: string,
  held: { readonly id: string; readonly version: number } | undefined,
  identifier: Pick<IdentifierTable, 'scheme' | 'value' | 'search'>,
): Promise<void> => {
  if (held) await changeRow(tx, 'identifier', held.id, held.version, identifier);
  else
    await tx
      .insertInto('identifier')
      .values({ id: newId(), person_id: person, from_day: null, until_day: null, ...identifier })
      .execute();
};
