import { type SqlBool, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Outcome, Place } from '../rules.ts';

/** What the audit is narrowed by. */
export interface Asked {
  /** A part of a name. */
  readonly who: string;
  readonly staff: string | null;
  readonly post: string | null;
  readonly event: string;
  readonly outcome: Outcome;
  /** From this moment on, and before that one. */
  readonly from: Instant | null;
  readonly until: Instant | null;
  readonly child: string | null;
}

/** A page of rows: the newest, those older than a place, or those newer than one. */
export interface Part {
  readonly after: Place | null;
  readonly before: Place | null;
  readonly limit: number;
}

/** The people who work here by a part of their name. */
const staffNamed = async (tx: Tx, who: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('staff')
    .select('id')
    .where(sql<SqlBool>`position(lower(${who}) in lower(name)) > 0`)
    .execute();
  return rows.map(({ id }) => id);
};

/** Whose rows are asked for: null for everybody's. The index is by person, and a post is one person's. */
const staffAsked = async (tx: Tx, { who, staff, post }: Asked): Promise<readonly string[] | null> => {
  const named = who.trim() === '' ? null : await staffNamed(tx, who.trim());
  const holder =
    post === null
      ? undefined
      : await tx.selectFrom('post').select('staff_id').where('id', '=', post).executeTakeFirst();
  const sets = [
    ...(named === null ? [] : [named]),
    ...(staff === null ? [] : [[staff]]),
    ...(post === null ? [] : [holder ? [holder.staff_id] : []]),
  ];
  return sets.length === 0 ? null : sets.reduce((all, each) => all.filter((id) => each.includes(id)));
};

const withNames = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('audit_event as event')
    .leftJoin('staff', 'staff.id', 'event.staff_id')
    .leftJoin('post', 'post.id', 'event.post_id')
    .leftJoin('organisation', 'organisation.id', 'post.organisation_id')
    .selectAll('event')
    .select([
      'staff.name as staff_name',
      'post.title as post_title',
      'organisation.name as organisation_name',
    ])
    .where('event.id', 'in', [...ids])
    .orderBy('event.at', 'desc')
    .orderBy('event.id');

/** Rows of the audit, newest first, each with who acted and through which post. */
export const eventsMatching = async (tx: Tx, asked: Asked, { after, before, limit }: Part) => {
  const place = before ?? after;
  const { rows } = await sql<{ id: string }>`
    select id from audit_page(${await staffAsked(tx, asked)}::uuid[], ${asked.post}::uuid, ${asked.event || null}::text,
      ${asked.outcome === 'all' ? null : asked.outcome}::text, ${asked.from}::timestamptz, ${asked.until}::timestamptz, ${asked.child}::uuid,
      ${place?.at ?? null}::timestamptz, ${place?.id ?? null}::uuid, ${before !== null}, ${limit}::integer)`.execute(
    tx,
  );
  return rows.length === 0
    ? []
    : withNames(
        tx,
        rows.map(({ id }) => id),
      ).execute();
};
export type EventRow = Awaited<ReturnType<typeof eventsMatching>>[number];

/** One row of the audit, with its seal where it has one. */
export const eventById = async (tx: Tx, id: string) => {
  const event = await withNames(tx, [id]).executeTakeFirst();
  if (!event) return undefined;
  const seal = await tx
    .selectFrom('audit_seal')
    .select(['seq', 'hash', 'sealed_at'])
    .where('event_id', '=', id)
    .executeTakeFirst();
  return { ...event, seal };
};

/** How many children each of these rows showed, and on which grounds. */
export const childrenOfEvents = (tx: Tx, events: readonly string[]) =>
  tx
    .selectFrom('audit_subject')
    .select([
      'event_id',
      sql<number>`count(*)::integer`.as('children'),
      sql<readonly string[]>`array_agg(distinct ground order by ground)`.as('grounds'),
    ])
    .where('event_id', 'in', [...events])
    .groupBy('event_id')
    .execute();

/** Each child that a row showed, and the ground. */
export const subjectsOfEvent = (tx: Tx, event: string) =>
  tx
    .selectFrom('audit_subject')
    .select(['child_id', 'ground'])
    .where('event_id', '=', event)
    .orderBy('child_id')
    .execute();

/** Why one child was shown by these rows. */
export const groundsOfChild = (tx: Tx, child: string, events: readonly string[]) =>
  tx
    .selectFrom('audit_subject')
    .select(['event_id', 'ground'])
    .where('child_id', '=', child)
    .where('event_id', 'in', [...events])
    .execute();

/** Every event that the audit holds, by its name: found one after another in the index, however many rows there are. */
export const eventNames = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ event: string }>`
    with recursive named as (
      (select event from audit_event order by event limit 1)
      union all
      select (select audit_event.event from audit_event where audit_event.event > named.event order by audit_event.event limit 1)
      from named where named.event is not null
    ) select event from named where event is not null`.execute(tx);
  return rows.map(({ event }) => event);
};

/** What these ids are in the registers, which every post reads: whatever else they are stays out of sight. */
export const inRegisters = async (tx: Tx, ids: readonly string[]) => {
  const { rows } = await sql<{
    id: string;
    register: 'staff' | 'post' | 'body' | 'organisation';
    name: string;
  }>`
    select id, 'staff' as register, name from staff where id = any (${ids}::uuid[])
    union all select id, 'post', title from post where id = any (${ids}::uuid[])
    union all select id, 'body', name from body where id = any (${ids}::uuid[])
    union all select id, 'organisation', name from organisation where id = any (${ids}::uuid[])`.execute(tx);
  return rows;
};

/** The people who have a number: ids only, and past the policy, because the answer is asked for by the audit's own reader. */
export const childrenWithNumber = async (tx: Tx, key: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from identifier_candidates(${key}) order by person_id limit 20`.execute(tx);
  return rows.map(({ id }) => id);
};
