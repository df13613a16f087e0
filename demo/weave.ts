import { type Insertable, sql } from 'kysely';
import { type Database, newId, schemaOf, type Tx } from '#db';
import type { Instant } from '#kernel';

/**
 * How two years are written in seconds. Acts one by one would take a statement and a standing each, and an hour for 100,000 children; so
 * the rows of many acts go in together, each with its own time and post. What stands on a row says when it was and whose, and while
 * the weaving lasts a trigger of this transaction tells the history's trigger the same. Only the owner can do so; the triggers are
 * gone before the transaction ends.
 */

type Table = keyof Database & string;
/** A change of a row that was made before: at which moment, by which post. Changes of one row stand in the order they were made. */
export interface Change {
  readonly table: Table;
  readonly id: string;
  readonly at: Instant;
  readonly post: string;
  readonly set: object;
}

/** When a person was recorded and by whom, where the bulk that records them knows one moment only. */
export interface Recorded {
  readonly id: string;
  readonly at: Instant;
  readonly post: string;
}

/** Who acts, and the organisation and team that the post sits in. */
interface Deed {
  readonly by: { readonly post: string; readonly organisation: string };
  readonly at: Instant;
}

/** A record of the spine as that deed would have made it. */
export const recordRow = (
  { by, at }: Deed,
  record: {
    readonly id: string;
    readonly kind: string;
    readonly child: string | null;
    readonly title: string;
    readonly submission?: string;
    readonly occurredAt?: Instant;
    readonly body?: string | null;
    readonly agency?: string | null;
  },
): Insertable<Database['record']> => ({
  id: record.id,
  kind: record.kind,
  child_id: record.child,
  submission_id: record.submission ?? record.id,
  owner_organisation_id: by.organisation,
  owner_body_id: record.body ?? null,
  occurred_at: record.occurredAt ?? at,
  recorded_at: at,
  recorded_by: by.post,
  title: record.title,
  agency_id: record.agency ?? null,
});

/** A record given to somebody by that deed, or refused. */
export const shareRow = (
  { by, at }: Deed,
  share: {
    readonly record: string;
    readonly to: readonly ['organisation' | 'body' | 'post', string];
    readonly child?: string;
    readonly basis: string;
    readonly purpose: string;
    readonly refused?: string;
    readonly until?: Instant | null;
  },
): Insertable<Database['share']> => ({
  id: newId(),
  record_id: share.record,
  by_organisation_id: by.organisation,
  grantee_kind: share.to[0],
  grantee_id: share.to[1],
  child_id: share.child ?? null,
  outcome: share.refused === undefined ? 'shared' : 'refused',
  lawful_basis: share.basis,
  purpose: share.purpose,
  reason: share.refused ?? '',
  from_at: at,
  until_at: share.until ?? null,
  decided_by: by.post,
  decided_at: at,
});

/** The spine first, then what stands on it. */
const IN_ORDER = [
  'record',
  'contact',
  'triage',
  'identification',
  'contact_note',
  'parent_support_check',
  'decision',
  'outcome',
  'referral',
  'considered',
  'action',
  'action_progress',
  'involvement',
  'share',
] as const satisfies readonly Table[];
type Woven = (typeof IN_ORDER)[number];
/** What is to be woven together: rows by table, changes, and when people were first recorded. */
export type Bolt = { [T in Woven]: Insertable<Database[T]>[] } & { changes: Change[]; recorded: Recorded[] };
export const newBolt = (): Bolt => ({
  record: [],
  contact: [],
  triage: [],
  identification: [],
  contact_note: [],
  parent_support_check: [],
  decision: [],
  outcome: [],
  referral: [],
  considered: [],
  action: [],
  action_progress: [],
  involvement: [],
  share: [],
  changes: [],
  recorded: [],
});

/** Rows whose id is a record's, those that belong to a person, and those that say who is involved with a child. */
const OF_RECORDS = [
  'person',
  'relationship',
  'contact',
  'triage',
  'identification',
  'contact_note',
  'parent_support_check',
  'decision',
  'outcome',
  'referral',
  'considered',
  'action',
  'action_progress',
] as const satisfies readonly Table[];
const OF_PEOPLE = ['person_name', 'address', 'identifier'] as const satisfies readonly Table[];
const OF_CHILDREN = ['involvement'] as const satisfies readonly Table[];
const UNVERSIONED: readonly Table[] = ['record'];

/** Before the history's own trigger by its name. */
const TRIGGER = 'a_moment';

/** Opens the weaving: from here to its end every row is written at its own moment. */
export const openWeaving = async (tx: Tx): Promise<void> => {
  await sql`create temp table moment (row_id uuid primary key, at timestamptz not null, post_id uuid not null) on commit drop`.execute(
    tx,
  );
  await sql`create function pg_temp.moment_of_people() returns trigger language plpgsql as $$
    declare found_moment pg_temp.moment;
    begin
      if new.kind in ('person', 'relationship') then
        select * into found_moment from pg_temp.moment where row_id = new.child_id;
        if found then
          new.recorded_at := found_moment.at;
          new.occurred_at := found_moment.at;
          new.recorded_by := found_moment.post_id;
        end if;
      end if;
      return new;
    end $$`.execute(tx);
  await sql`create function pg_temp.moment_of_record() returns trigger language plpgsql as $$
    declare at timestamptz; post uuid;
    begin
      if tg_op = 'UPDATE' then
        select moment.at, moment.post_id into at, post from pg_temp.moment where row_id = new.id;
      elsif tg_table_name = 'record' then
        at := new.recorded_at; post := new.recorded_by;
      elsif tg_argv[0] = 'child_id' then
        -- Who is involved says so at the end of the last day that is told, and not before the child is recorded.
        select greatest(recorded_at, (greatest(new.from_day, new.until_day, new.last_seen_day) + time '17:00') at time zone 'Europe/London'),
          new.post_id into at, post from record where id = new.child_id;
      elsif tg_argv[0] = 'person_id' then
        select recorded_at, recorded_by into at, post from record where id = new.person_id;
      else
        select recorded_at, recorded_by into at, post from record where id = new.id;
      end if;
      if post is not null then
        perform set_config('arden.now', at::text, true), set_config('arden.post', post::text, true);
      end if;
      return null;
    end $$`.execute(tx);
  await sql`create trigger ${sql.id(TRIGGER)} before insert on record for each row execute function pg_temp.moment_of_people()`.execute(
    tx,
  );
  const after = (table: Table, key: 'id' | 'person_id' | 'child_id') =>
    sql`create trigger ${sql.id(`${TRIGGER}_after`)} after insert or update on ${sql.table(table)}
      for each row execute function pg_temp.moment_of_record(${sql.lit(key)})`.execute(tx);
  for (const table of ['record', ...OF_RECORDS] as const) await after(table, 'id');
  for (const table of OF_PEOPLE) await after(table, 'person_id');
  for (const table of OF_CHILDREN) await after(table, 'child_id');
};

/** Ends it: the transaction goes on as any other. */
export const closeWeaving = async (tx: Tx): Promise<void> => {
  await sql`drop trigger ${sql.id(TRIGGER)} on record`.execute(tx);
  for (const table of ['record', ...OF_RECORDS, ...OF_PEOPLE, ...OF_CHILDREN] as const)
    await sql`drop trigger ${sql.id(`${TRIGGER}_after`)} on ${sql.table(table)}`.execute(tx);
};

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
