import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { MarkRow } from './rules/index.ts';

export interface ChildRow {
  readonly id: string;
  readonly family_group_id: string | null;
  readonly school: string;
  readonly safe_contact: string;
  readonly worker_safety: string;
  readonly owner: string;
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  readonly addresses: readonly {
    readonly lines: string;
    readonly postcode: string;
    readonly kind: string;
    readonly withheld: boolean;
  }[];
}
/** What the page says of the child beside the line that stands for a person everywhere; nothing where the actor sees none. */
export const childById = async (tx: Tx, child: string): Promise<ChildRow | undefined> => {
  const { rows } = await sql<ChildRow>`
    select person.id, family_group_id, school, safe_contact, worker_safety, organisation.name as owner,
      coalesce((select jsonb_agg(jsonb_build_object('scheme', scheme, 'value', value) order by scheme, id)
        from identifier where person_id = person.id and until_day is null), '[]') as identifiers,
      coalesce((select jsonb_agg(jsonb_build_object('lines', lines, 'postcode', postcode, 'kind', kind, 'withheld', withheld)
        order by from_day desc nulls last, id) from address where person_id = person.id and until_day is null), '[]') as addresses
    from person
    join record on record.id = person.id
    join organisation on organisation.id = record.owner_organisation_id
    where person.id = ${child}::uuid`.execute(tx);
  return rows[0];
};

export interface KinRow {
  readonly person: string;
  /** Null for one who is only of the same family group. */
  readonly relationship: string | null;
  readonly kind: string;
  /** Whether the relationship is told from the child: "the other is the child's mother". */
  readonly own: boolean;
  readonly responsibility: boolean;
  readonly until_day: Day | null;
}
/** Everybody related to a child, and the rest of the family group where there is one, as far as the actor sees them. */
export const kinOfChild = async (tx: Tx, child: string, group: string | null): Promise<KinRow[]> => {
  const members = sql`
    union all
    select id, null, '', false, false, null from person
    where family_group_id = ${group}::uuid and id <> ${child}::uuid and id not in (select person from related)`;
  // Each mention of a table brings its policy into the plan, which costs more than the rows: no table is named twice.
  const { rows } = await sql<KinRow>`
    with related as (
      select case when person_id = ${child}::uuid then other_id else person_id end as person, id as relationship, kind,
        person_id = ${child}::uuid as own, person_id = ${child}::uuid and parental_responsibility as responsibility, until_day
      from relationship where person_id = ${child}::uuid or other_id = ${child}::uuid
    )
    select * from related ${group === null ? sql`` : members}`.execute(tx);
  return rows;
};

/** What narrows a chronology: a kind of record, an agency, moments from (included) and until (not included). */
export interface Narrowed {
  readonly kind: string | null;
  readonly agency: string | null;
  readonly from: Instant | null;
  readonly until: Instant | null;
}

// Some kinds are told by another, or stand in the page's own parts: the chronology is what happened.
const happened = (child: string) =>
  sql`record.child_id = ${child}::uuid and record.kind <> all (array(select kind from record_kind where not in_story))`;

/** In whose lane a record stands: whose act it tells of. */
const lane = sql`coalesce(record.agency_id, record.owner_organisation_id)`;

const narrowed = (child: string, { kind, agency, from, until }: Narrowed) => {
  const parts = [happened(child)];
  if (kind !== null) parts.push(sql`record.kind = ${kind}`);
  if (agency !== null) parts.push(sql`${lane} = ${agency}::uuid`);
  if (from !== null) parts.push(sql`record.occurred_at >= ${from}::timestamptz`);
  if (until !== null) parts.push(sql`record.occurred_at < ${until}::timestamptz`);
  return sql.join(parts, sql` and `);
};

export interface FacetRow {
  readonly kind: string;
  readonly agency: string;
  readonly agency_name: string;
  readonly records: number;
}
/** How much of each kind each agency holds of a child, as far as the actor sees it: what a chronology can be narrowed by. */
export const facetsOfChild = async (tx: Tx, child: string): Promise<FacetRow[]> => {
  const { rows } = await sql<FacetRow>`
    select kind, agency, organisation.name as agency_name, records
    from (
      select kind, ${lane} as agency, count(*)::integer as records from record where ${happened(child)} group by kind, ${lane}
    ) as held join organisation on organisation.id = held.agency
    order by organisation.name, kind`.execute(tx);
  return rows;
};

/**
 * A child's records gathered by agency and day, or by agency and month where there are more of them than `most`; in order. Days
 * are London's.
 */
export const marksOfChild = async (
  tx: Tx,
  child: string,
  asked: Narrowed,
  most: number,
): Promise<{ each: 'day' | 'month'; rows: MarkRow[] }> => {
  const { rows } = await sql<MarkRow & { monthly: boolean }>`
    select lane, at, min(day) as first, max(day) as last, case when count(distinct kind) = 1 then min(kind) end as kind, count(*)::integer as records,
      bool_or(monthly) as monthly
    from (
      select lane, kind, day, monthly, case when monthly then date_trunc('month', day::timestamp)::date else day end as at
      from (
        select ${lane} as lane, kind, (occurred_at at time zone 'Europe/London')::date as day,
          count(*) over () > ${most} as monthly
        from record where ${narrowed(child, asked)}
      ) as seen
    ) as placed
    group by lane, at order by at, lane`.execute(tx);
  return {
    each: rows[0]?.monthly ? 'month' : 'day',
    rows: rows.map(({ monthly: _, ...row }) => row),
  };
};

export interface LineRow {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly occurred_at: Instant;
  readonly recorded_at: Instant;
  readonly agency: string;
}
/** A page of a child's chronology, by when things happened. */
export const chronologyOfChild = async (
  tx: Tx,
  child: string,
  asked: Narrowed & { readonly oldestFirst: boolean; readonly limit: number; readonly offset: number },
): Promise<LineRow[]> => {
  const order = asked.oldestFirst ? sql`occurred_at, id` : sql`occurred_at desc, id desc`;
  const { rows } = await sql<LineRow>`
    select shown.id, shown.kind, shown.title, shown.occurred_at, shown.recorded_at, organisation.name as agency
    from (
      select id, kind, title, occurred_at, recorded_at, ${lane} as agency_id from record
      where ${narrowed(child, asked)} order by ${order} limit ${asked.limit} offset ${asked.offset}
    ) as shown join organisation on organisation.id = shown.agency_id
    order by ${order}`.execute(tx);
  return rows;
};

/** Involved now: the post itself, or anybody of a team and the team itself. */
const involvedNow = ({ post, body, today }: { post: string; body: string | null; today: Day }) => sql`
  ${
    body === null
      ? sql`involvement.post_id = ${post}::uuid`
      : sql`(involvement.body_id = ${body}::uuid or involvement.post_id in (select post.id from post where post.body_id = ${body}::uuid))`
  } and (involvement.until_day is null or involvement.until_day >= ${today}::date)`;

/** How many involvements with children a post has, or its team. */
export const countChildrenOf = async (
  tx: Tx,
  asked: { post: string; body: string | null; today: Day },
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from involvement where ${involvedNow(asked)}`.execute(tx);
  return rows[0]?.count ?? 0;
};

export interface CaseRow {
  readonly child_id: string;
  readonly practitioner: string;
  readonly service: string;
  readonly lead: boolean;
  readonly from_day: Day;
  readonly last_seen_day: Day | null;
}
/** Whom a post or its team is involved with: never seen first, then the longest ago. */
export const childrenOf = async (
  tx: Tx,
  asked: { post: string; body: string | null; today: Day; limit: number; offset: number },
): Promise<CaseRow[]> => {
  const { rows } = await sql<CaseRow>`
    select child_id, practitioner, service, lead, from_day, last_seen_day from involvement where ${involvedNow(asked)}
    order by last_seen_day nulls first, from_day, id limit ${asked.limit} offset ${asked.offset}`.execute(tx);
  return rows;
};

/** What organisations, teams, posts and staff among those ids are called. */
export const namesOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where id = any(${[...ids]}::uuid[])
    union all select id, name from body where id = any(${[...ids]}::uuid[])
    union all select id, name from staff where id = any(${[...ids]}::uuid[])
    union all select post.id, staff.name || ', ' || post.title from post join staff on staff.id = post.staff_id
      where post.id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
};
