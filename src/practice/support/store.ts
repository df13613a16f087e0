import { type Insertable, type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { InPlace, Stage } from './rules.ts';
import type { ParentSupportTable, SupportCheckTable } from './tables.ts';

export const insertSupport = async (tx: Tx, support: Insertable<ParentSupportTable>): Promise<void> => {
  await tx.insertInto('parent_support').values(support).execute();
};
export const insertCheck = async (tx: Tx, check: Insertable<SupportCheckTable>): Promise<void> => {
  await tx.insertInto('support_check').values(check).execute();
};

/** Ends a support that stands at the version that was read; false when somebody was first. */
export const endSupportAt = async (
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  ended: { readonly on: Day; readonly why: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('parent_support')
    .set({ ended_day: ended.on, ended_why: ended.why, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('ended_day', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const supports = (tx: Tx) =>
  tx
    .selectFrom('parent_support')
    .innerJoin('record', 'record.id', 'parent_support.id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('parent_support')
    .select([
      'record.child_id',
      'record.recorded_at',
      'staff.name as staff_name',
      'post.title as post_title',
    ]);
export type SupportRow = NonNullable<Awaited<ReturnType<ReturnType<typeof supports>['executeTakeFirst']>>>;

export const supportById = (tx: Tx, id: string) =>
  supports(tx).where('parent_support.id', '=', id).executeTakeFirst();

/** The support that a child's parents have or had: what stands first, the newest first. */
export const supportsOfChild = (tx: Tx, child: string) =>
  supports(tx)
    .where('record.child_id', '=', child)
    .where('record.kind', '=', 'parentSupport')
    .orderBy(sql`parent_support.ended_day is not null`)
    .orderBy('parent_support.since_day', 'desc')
    .orderBy('parent_support.id')
    .execute();

export interface CheckRow {
  readonly id: string;
  readonly support_id: string | null;
  readonly stage: Stage;
  readonly checked_day: Day;
  readonly checked_with: string;
  readonly in_place: InPlace;
  readonly note: string;
  readonly recorded_at: Instant;
  readonly staff_name: string;
  readonly post_title: string;
}
/** Every check of support about a child, the latest first. */
export const checksOfChild = (tx: Tx, child: string): Promise<CheckRow[]> =>
  tx
    .selectFrom('support_check')
    .innerJoin('record', 'record.id', 'support_check.id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('support_check')
    .select(['record.recorded_at', 'staff.name as staff_name', 'post.title as post_title'])
    .where('record.child_id', '=', child)
    .where('record.kind', '=', 'supportCheck')
    .orderBy('support_check.checked_day', 'desc')
    .orderBy('support_check.id', 'desc')
    .execute();

export interface FrontDoorCheckRow {
  readonly id: string;
  readonly contact_id: string;
  readonly support: string;
  readonly provider: string;
  readonly checked_on: Day | null;
  readonly checked_with: string;
  readonly in_place: string;
  readonly recorded_at: Instant;
}
/** What the front door wrote down about support each time it decided on a contact about the child. */
export const frontDoorChecksOfChild = async (tx: Tx, child: string): Promise<FrontDoorCheckRow[]> => {
  const { rows } = await sql<FrontDoorCheckRow>`
    select told.id, told.contact_id, told.support, told.provider, told.checked_on, told.checked_with, told.in_place, record.recorded_at
    from record join parent_support_check as told on told.id = record.id
    where record.child_id = ${child}::uuid and record.kind = 'parentSupportCheck'
    order by record.recorded_at desc, told.id limit 20`.execute(tx);
  return rows;
};

/** The child that a support or a check of one is about. */
export const childOfSupport = async (tx: Tx, id: string): Promise<string | undefined> => {
  const found = await tx
    .selectFrom('record')
    .select('child_id')
    .where('id', '=', id)
    .where('kind', 'in', ['parentSupport', 'supportCheck'])
    .executeTakeFirst();
  return found?.child_id ?? undefined;
};

interface Part {
  readonly limit: number;
  readonly offset: number;
}
export interface UncheckedRow {
  readonly child_id: string;
  readonly since_day: Day;
  readonly last_checked_day: Day | null;
}
/** Which births a list is about: between two days, or still to come. */
export type Births = { readonly after: Day; readonly upTo: Day } | 'unborn' | null;

const bornIn = (births: Births): RawBuilder<boolean> => {
  if (births === null) return sql<boolean>`true`;
  if (births === 'unborn') return sql<boolean>`person.born_day is null and person.expected_day is not null`;
  return sql<boolean>`person.born_day > ${births.after}::date and person.born_day <= ${births.upTo}::date`;
};

/** Children with an open referral whose parents' support nobody looked at since a day: never looked at first, then the longest ago. */
export const uncheckedSince = async (
  tx: Tx,
  before: Day,
  births: Births,
  { limit, offset }: Part,
): Promise<UncheckedRow[]> => {
  const { rows } = await sql<UncheckedRow>`
    select open_case.child_id, open_case.since_day, open_case.last_checked_day
    from open_case join person on person.id = open_case.child_id
    where (open_case.last_checked_day is null or open_case.last_checked_day < ${before}::date)
      and person.died_day is null and ${bornIn(births)}
    order by open_case.last_checked_day nulls first, open_case.since_day, open_case.child_id
    limit ${limit} offset ${offset}`.execute(tx);
  return rows;
};

export interface UnseenRow {
  readonly id: string;
  readonly born_day: Day;
  readonly last_seen_day: Day | null;
  /** Who of those involved saw the child last, or leads. */
  readonly practitioner: string | null;
  readonly service: string | null;
  readonly reach: string | null;
}
/** Whose babies: of children with an open referral, or of those that a post, its team or organisation is involved with. */
export type Whose =
  | { readonly open: true }
  | {
      readonly open: false;
      readonly post: string;
      readonly body: string | null;
      readonly organisation: string | null;
    };

const amongWhom = (whose: Whose): RawBuilder<boolean> =>
  whose.open
    ? sql<boolean>`exists (select from open_case where open_case.child_id = person.id)`
    : sql<boolean>`exists (select from involvement as ours where ours.child_id = person.id and ours.until_day is null
        and (ours.post_id = ${whose.post}::uuid or ours.body_id = ${whose.body}::uuid or ours.organisation_id = ${whose.organisation}::uuid))`;

/** Babies under one whom nobody who is involved has seen since a day: never seen first, then the longest ago, the youngest before others. */
export const unseenUnderOnes = async (
  tx: Tx,
  { since, bornAfter, today }: { readonly since: Day; readonly bornAfter: Day; readonly today: Day },
  whose: Whose,
  { limit, offset }: Part,
): Promise<UnseenRow[]> => {
  const { rows } = await sql<UnseenRow>`
    select person.id, person.born_day, seen.last_seen_day, known.practitioner, known.service, known.reach
    from person
    left join lateral (
      select max(involvement.last_seen_day) as last_seen_day from involvement
      where involvement.child_id = person.id and involvement.last_seen_day <= ${today}::date) as seen on true
    left join lateral (
      select practitioner, service, reach from involvement where involvement.child_id = person.id and involvement.until_day is null
      order by lead desc, last_seen_day desc nulls last, id limit 1) as known on true
    where person.born_day > ${bornAfter}::date and person.born_day <= ${today}::date and person.died_day is null
      and ${amongWhom(whose)} and (seen.last_seen_day is null or seen.last_seen_day < ${since}::date)
    order by seen.last_seen_day nulls first, person.born_day desc, person.id
    limit ${limit} offset ${offset}`.execute(tx);
  return rows;
};

/** Supports of children whom a post works with, the one that was looked at longest ago first. */
export const supportsOfWorker = async (tx: Tx, post: string, before: Day, limit: number) => {
  const { rows } = await sql<{
    id: string;
    child_id: string;
    parent: string;
    provider: string;
    since_day: Day;
    recorded_at: Instant;
    last_checked_day: Day | null;
  }>`
    select parent_support.id, record.child_id, parent_support.parent, parent_support.provider, parent_support.since_day,
      record.recorded_at, checked.last_checked_day
    from involvement join record on record.child_id = involvement.child_id and record.kind = 'parentSupport'
      join parent_support on parent_support.id = record.id
      left join lateral (select max(checked_day) as last_checked_day from support_check where support_check.support_id = parent_support.id) as checked on true
    where involvement.post_id = ${post} and involvement.until_day is null and parent_support.ended_day is null
      and coalesce(checked.last_checked_day, (record.recorded_at at time zone 'Europe/London')::date) < ${before}::date
    order by coalesce(checked.last_checked_day, (record.recorded_at at time zone 'Europe/London')::date), parent_support.id
    limit ${limit}`.execute(tx);
  return rows;
};
