import { sql } from 'kysely';
import { schemaOf, type Tx } from '#db';
import { type Bolt, type Change, IN_ORDER, type Recorded, type Table } from './bolt.ts';
import { OF_PEOPLE } from './history.ts';

export { type Bolt, newBolt, recordRow, shareRow } from './bolt.ts';
export { closeWeaving, openWeaving } from './history.ts';
export { setIndexesAside } from './indexes.ts';

/**
 * How two years are written in seconds. Acts one by one would take a statement and a standing each, and an hour for 100,000 children; so
 * the rows of many acts go in together, each with its own time and post. What stands on a row says when it was and whose, and while
 * the weaving lasts the history is written from that by triggers of this transaction. Only the owner can do so; the history's own
 * triggers are back before the transaction ends.
 */

const UNVERSIONED: readonly Table[] = ['record'];

/** A statement reads its rows out of one JSON text: twice as fast here as a parameter for each value. */
const rowsFrom = (slug: string, table: Table, rows: readonly object[]) =>
  sql`jsonb_populate_recordset(null::${sql.id(schemaOf(slug), table)}, ${JSON.stringify(rows)}::jsonb)`;

const columnsOf = (row: object) => Object.keys(row).map((column) => sql.id(column));

const insertAll = async (tx: Tx, slug: string, table: Table, rows: readonly object[]): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(columnsOf(first));
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from ${rowsFrom(slug, table, rows)}`.execute(
    tx,
  );
};

const setMoments = (tx: Tx, moments: readonly Recorded[]) =>
  sql`insert into pg_temp.moment (row_id, at, post_id)
    select id, at, post from jsonb_to_recordset(${JSON.stringify(moments.map(({ id, at, post }) => ({ id, at, post })))}::jsonb) as told (id uuid, at timestamptz, post uuid)`.execute(
    tx,
  );
const clearMoments = (tx: Tx) => sql`truncate pg_temp.moment`.execute(tx);

/** Runs a bulk that records people, each at the moment told. */
export const atTheirMoments = async (
  tx: Tx,
  people: readonly Recorded[],
  run: () => Promise<unknown>,
): Promise<void> => {
  await setMoments(tx, people);
  await run();
  await clearMoments(tx);
};

/** Makes changes at their moments: the first of every row together, then the second, as far as they change the same columns. */
const changeAll = async (tx: Tx, slug: string, changes: readonly Change[]): Promise<void> => {
  const turns = new Map<string, number>();
  const waves = Map.groupBy(changes, ({ table, id, set }) => {
    const turn = (turns.get(id) ?? 0) + 1;
    turns.set(id, turn);
    return `${turn} ${table} ${Object.keys(set).join(' ')}`;
  });
  for (const [, wave] of [...waves].toSorted(
    ([one], [other]) => Number.parseInt(one, 10) - Number.parseInt(other, 10),
  )) {
    const [first] = wave;
    if (!first) continue;
    const { table, set } = first;
    await setMoments(tx, wave);
    const columns = Object.keys(set).map((column) => sql`${sql.id(column)} = told.${sql.id(column)}`);
    if (!UNVERSIONED.includes(table)) columns.push(sql`version = woven.version + 1`);
    await sql`update ${sql.table(table)} as woven set ${sql.join(columns)}
      from ${rowsFrom(
        slug,
        table,
        wave.map((change) => ({ id: change.id, ...change.set })),
      )} as told
      where woven.id = told.id`.execute(tx);
    await clearMoments(tx);
  }
};

/** Writes rows and then changes, each at its moment. */
export const weave = async (tx: Tx, slug: string, bolt: Bolt): Promise<void> => {
  for (const table of IN_ORDER) await insertAll(tx, slug, table, bolt[table]);
  await changeAll(tx, slug, bolt.changes);
};

/** So that the first pages find good plans: an embedded database never does it by itself. */
export const analyse = async (tx: Tx): Promise<void> => {
  for (const table of [
    'record',
    'history',
    'open_contact',
    'relationship',
    ...IN_ORDER.slice(1),
    'person',
    ...OF_PEOPLE,
  ] as const)
    await sql`analyze ${sql.table(table)}`.execute(tx);
};
