import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Table } from './bolt.ts';

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
export const OF_PEOPLE = ['person_name', 'address', 'identifier'] as const satisfies readonly Table[];
const OF_CHILDREN = ['involvement'] as const satisfies readonly Table[];

/** What writes the history while the weaving lasts, of all rows of a statement together: the history's own trigger takes one row at a time. */
const WEAVES = 'weave_history';
const WOVEN = [
  ['record', 'id'] as const,
  ...OF_RECORDS.map((table) => [table, 'id'] as const),
  ...OF_PEOPLE.map((table) => [table, 'person_id'] as const),
  ...OF_CHILDREN.map((table) => [table, 'child_id'] as const),
];

/** Opens the weaving: from here to its end every row is written at its own moment. */
export const openWeaving = async (tx: Tx): Promise<void> => {
  await sql`create temp table moment (row_id uuid primary key, at timestamptz not null, post_id uuid not null) on commit drop`.execute(
    tx,
  );
  await sql`create function pg_temp.moment_of_people() returns trigger language plpgsql as $$
    declare found_moment pg_temp.moment;
    begin
      select * into found_moment from pg_temp.moment where row_id = new.child_id;
      if found then
        new.recorded_at := found_moment.at;
        new.occurred_at := found_moment.at;
        new.recorded_by := found_moment.post_id;
      end if;
      return new;
    end $$`.execute(tx);
  // Writes what write_history would have, had each act stood alone: a row that was added has the moment and the post of its record,
  // and one that was changed has those of the change. Who is involved says so at the end of the last day that is told, and not
  // before the child is recorded. Planned anew each time: a plan kept from the first rows would read the whole spine for every batch.
  await sql`create function pg_temp.weave_history() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then
        execute format($update$
          insert into history (table_name, row_id, record_id, operation, at, post_id, withheld, before, after)
          select %L, told.row_id, (now_row ->> %L)::uuid, 'update', told.at, told.post_id,
            coalesce((was_row ->> 'withheld')::boolean, false) or coalesce((now_row ->> 'withheld')::boolean, false), was_row, now_row
          from (select to_jsonb(is_now) as now_row from is_now) as changed
          join (select to_jsonb(was) as was_row from was) as before_it on was_row ->> 'id' = now_row ->> 'id'
          join pg_temp.moment as told on told.row_id = (now_row ->> 'id')::uuid $update$, tg_table_name, tg_argv[0]);
      else
        execute format($insert$
          insert into history (table_name, row_id, record_id, operation, at, post_id, withheld, after)
          select %L, (new_row ->> 'id')::uuid, record.id, 'insert',
            case when %L = 'child_id' then greatest(record.recorded_at,
              (greatest((new_row ->> 'from_day')::date, (new_row ->> 'until_day')::date, (new_row ->> 'last_seen_day')::date)
                + time '17:00') at time zone 'Europe/London')
            else record.recorded_at end,
            case when %L = 'child_id' then coalesce((new_row ->> 'post_id')::uuid, record.recorded_by) else record.recorded_by end,
            coalesce((new_row ->> 'withheld')::boolean, false), new_row
          from (select to_jsonb(added) as new_row from added) as laid
          join record on record.id = (new_row ->> %L)::uuid $insert$, tg_table_name, tg_argv[0], tg_argv[0], tg_argv[0]);
      end if;
      return null;
    end $$`.execute(tx);
  await sql`create trigger moment_of_people before insert on record for each row
    when (new.kind in ('person', 'relationship')) execute function pg_temp.moment_of_people()`.execute(tx);
  for (const [table, key] of WOVEN) {
    await sql`alter table ${sql.table(table)} disable trigger ${sql.id(`${table}_history`)}`.execute(tx);
    await sql`create trigger ${sql.id(`${WEAVES}_added`)} after insert on ${sql.table(table)}
      referencing new table as added for each statement execute function pg_temp.weave_history(${sql.lit(key)})`.execute(
      tx,
    );
    await sql`create trigger ${sql.id(`${WEAVES}_changed`)} after update on ${sql.table(table)}
      referencing old table as was new table as is_now for each statement execute function pg_temp.weave_history(${sql.lit(key)})`.execute(
      tx,
    );
  }
};

/** Ends it: the transaction goes on as any other. */
export const closeWeaving = async (tx: Tx): Promise<void> => {
  await sql`drop trigger moment_of_people on record`.execute(tx);
  for (const [table] of WOVEN) {
    await sql`drop trigger ${sql.id(`${WEAVES}_added`)} on ${sql.table(table)}`.execute(tx);
    await sql`drop trigger ${sql.id(`${WEAVES}_changed`)} on ${sql.table(table)}`.execute(tx);
    await sql`alter table ${sql.table(table)} enable trigger ${sql.id(`${table}_history`)}`.execute(tx);
  }
};
