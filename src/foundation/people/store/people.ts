import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database, Tx } from '#db';
import type { Day } from '#kernel';
import type {
  AddressTable,
  IdentifierTable,
  PersonNameTable,
  PersonTable,
  RelationshipTable,
} from '../tables.ts';

export type PersonRow = Selectable<PersonTable>;
export type NameRow = Selectable<PersonNameTable>;
export type AddressRow = Selectable<AddressTable>;
export type IdentifierRow = Selectable<IdentifierTable>;

/** A statement takes 65,535 values at most, and a row here has fewer than twenty. */
const AT_ONCE = 500;
const inBatches = async <Row>(
  rows: readonly Row[],
  insert: (batch: Row[]) => Promise<unknown>,
): Promise<void> => {
  for (let from = 0; from < rows.length; from += AT_ONCE) await insert(rows.slice(from, from + AT_ONCE));
};

export const insertPeople = (tx: Tx, rows: readonly Insertable<PersonTable>[]) =>
  inBatches(rows, (batch) => tx.insertInto('person').values(batch).execute());
export const insertNames = (tx: Tx, rows: readonly Insertable<PersonNameTable>[]) =>
  inBatches(rows, (batch) => tx.insertInto('person_name').values(batch).execute());
export const insertAddresses = (tx: Tx, rows: readonly Insertable<AddressTable>[]) =>
  inBatches(rows, (batch) => tx.insertInto('address').values(batch).execute());
export const insertIdentifiers = (tx: Tx, rows: readonly Insertable<IdentifierTable>[]) =>
  inBatches(rows, (batch) => tx.insertInto('identifier').values(batch).execute());
export const insertRelationships = (tx: Tx, rows: readonly Insertable<RelationshipTable>[]) =>
  inBatches(rows, (batch) => tx.insertInto('relationship').values(batch).execute());

/** A person with what the spine says of the record, if the actor sees it. */
export const personById = (tx: Tx, id: string) =>
  tx
    .selectFrom('person')
    .innerJoin('record', 'record.id', 'person.id')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .selectAll('person')
    .select([
      'record.owner_organisation_id',
      'organisation.name as owner_name',
      'record.recorded_at',
      'record.sensitivity',
    ])
    .where('person.id', '=', id)
    .executeTakeFirst();

/** A person's names: those in use first, the legal one before others. */
export const namesOf = (tx: Tx, person: string): Promise<NameRow[]> =>
  tx
    .selectFrom('person_name')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy(sql`until_day is not null`)
    .orderBy('kind', 'desc')
    .orderBy('id')
    .execute();

/** A person's addresses that the actor may read, those in use first. */
export const addressesOf = (tx: Tx, person: string): Promise<AddressRow[]> =>
  tx
    .selectFrom('address')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy(sql`until_day is not null`)
    .orderBy('from_day', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute();

export const identifiersOf = (tx: Tx, person: string): Promise<IdentifierRow[]> =>
  tx
    .selectFrom('identifier')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy(sql`until_day is not null`)
    .orderBy('scheme')
    .orderBy('id')
    .execute();

/** The other people in sight who have one of those numbers in use. */
export const othersWithNumbers = async (
  tx: Tx,
  person: string,
  numbers: readonly Pick<IdentifierRow, 'scheme' | 'search'>[],
  today: Day,
): Promise<Pick<IdentifierRow, 'person_id' | 'scheme' | 'search'>[]> => {
  if (numbers.length === 0) return [];
  return tx
    .selectFrom('identifier')
    .select(['person_id', 'scheme', 'search'])
    .distinct()
    .where('search', 'in', [...new Set(numbers.map(({ search }) => search))])
    .where('scheme', 'in', [...new Set(numbers.map(({ scheme }) => scheme))])
    .where('person_id', '<>', person)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', today)]))
    .orderBy('person_id')
    .execute();
};

/** The tables whose rows are changed one at a time, against the version that was read. */
type Versioned = 'person' | 'person_name' | 'address' | 'identifier' | 'relationship' | 'involvement';

/**
 * Changes a row if it still stands at the version that was read; false when somebody was first, or when the row is out of sight
 * or another organisation's: the caller cannot tell which.
 */
export const changeRow = async <Table extends Versioned>(
  tx: Tx,
  table: Table,
  id: string,
  version: number,
  facts: Partial<Omit<Insertable<Database[Table]>, 'id' | 'version'>>,
): Promise<boolean> => {
  const columns = Object.entries(facts).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { numAffectedRows } = await sql`update ${sql.table(table)}
    set ${sql.join([...columns, sql`version = version + 1`])}
    where id = ${id}::uuid and version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
};

/** The other people of a family group whom the actor sees. */
export const familyMembers = async (tx: Tx, group: string, except: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('family_group_id', '=', group)
    .where('id', '<>', except)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
};

/** A person's relationships, from either side; one whose other end is out of sight is not there. */
export const relationshipsOf = (tx: Tx, person: string) =>
  tx
    .selectFrom('relationship')
    .innerJoin('record', 'record.id', 'relationship.id')
    .selectAll('relationship')
    .select('record.owner_organisation_id')
    .where((eb) => eb.or([eb('person_id', '=', person), eb('other_id', '=', person)]))
    .orderBy(sql`until_day is not null`)
    .orderBy('relationship.id')
    .execute();

/** One relationship, for those who see both people. */
export const relationshipById = (tx: Tx, id: string) =>
  tx.selectFrom('relationship').selectAll().where('id', '=', id).executeTakeFirst();
