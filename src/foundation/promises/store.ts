import { type Insertable, type SelectQueryBuilder, sql } from 'kysely';
import type { Database, Tx } from '#db';
import type { Day } from '#kernel';
import type { OwedKind, State, Which } from './rules/index.ts';
import type { PromiseStepTable, PromiseTable } from './tables.ts';

/** How it ended, when and by whom. */
const ending = sql<{ ended: 'discharged' | 'released' | null; ended_at: string | null }>`lateral (
  select step as ended, at as ended_at from promise_step
  where promise_step.promise_id = promise.id and step in ('discharged', 'released') order by at desc, id desc limit 1)`;
const state = sql<State>`coalesce(open_promise.state, ending.ended, 'open')`;
const due = sql<Day>`coalesce(open_promise.due_day, moved.due_day, promise.due_day)`;
/** The last day that it was moved to, which it keeps when it has ended. */
const moved = sql<{ due_day: Day | null; times: number }>`lateral (
  select (array_agg(due_day order by at desc, id desc))[1] as due_day, count(*)::integer as times from promise_step
  where promise_step.promise_id = promise.id and promise_step.due_day is not null)`;

/** Promises that the actor may see, with their body, who owes them, by when now and how they stand. */
const promises = (tx: Tx) =>
  tx
    .selectFrom('promise')
    .innerJoin('body', 'body.id', 'promise.body_id')
    .innerJoin('post as maker', 'maker.id', 'promise.made_by')
    .innerJoin('staff as maker_staff', 'maker_staff.id', 'maker.staff_id')
    .innerJoin('organisation as maker_organisation', 'maker_organisation.id', 'maker.organisation_id')
    .leftJoin('body as owed_body', 'owed_body.id', 'promise.owed_id')
    .leftJoin('organisation as owed_organisation', 'owed_organisation.id', 'promise.owed_id')
    .leftJoin('post as owed_post', 'owed_post.id', 'promise.owed_id')
    .leftJoin('staff as owed_staff', 'owed_staff.id', 'owed_post.staff_id')
    .leftJoin('open_promise', 'open_promise.promise_id', 'promise.id')
    .leftJoin(ending.as('ending'), (join) => join.onTrue())
    .leftJoin(moved.as('moved'), (join) => join.onTrue())
    .selectAll('promise')
    .select([
      'body.name as body_name',
      'maker_staff.name as maker_name',
      'maker.title as maker_title',
      'maker_organisation.name as maker_organisation_name',
      sql<string>`coalesce(owed_body.name, owed_organisation.name, owed_staff.name || ', ' || owed_post.title)`.as(
        'owed_name',
      ),
      state.as('state'),
      due.as('due_now'),
      'moved.times as moved_times',
      'ending.ended_at',
    ]);

export const promiseById = (tx: Tx, id: string) =>
  promises(tx).where('promise.id', '=', id).executeTakeFirst();
export type PromiseRow = NonNullable<Awaited<ReturnType<typeof promiseById>>>;

/** Which promises are asked for. */
export interface Asked {
  readonly body: string | null;
  readonly owner: string | null;
  readonly which: Which;
  /** Made between these days. */
  readonly made: { readonly from: Day | null; readonly until: Day | null } | null;
  readonly today: Day;
}
type Narrowed<O> = SelectQueryBuilder<Database & { open_promise: { due_day: Day } }, 'promise', O>;

const narrowed = <O>(query: Narrowed<O>, { body, owner, made }: Omit<Asked, 'which' | 'today'>) => {
  let asked = query;
  if (body !== null) asked = asked.where('promise.body_id', '=', body);
  if (owner !== null) asked = asked.where('promise.owed_id', '=', owner);
  const madeOn = sql<Day>`(promise.made_at at time zone 'Europe/London')::date`;
  if (made?.from) asked = asked.where(madeOn, '>=', made.from);
  if (made?.until) asked = asked.where(madeOn, '<=', made.until);
  return asked;
};
const inState = ({ which, today }: Pick<Asked, 'which' | 'today'>) => {
  switch (which) {
    case 'all':
      return sql<boolean>`true`;
    case 'outstanding':
      return sql<boolean>`exists (select from open_promise as o where o.promise_id = promise.id)`;
    case 'late':
      return sql<boolean>`exists (select from open_promise as o where o.promise_id = promise.id and o.due_day < ${today})`;
    case 'discharged':
    case 'released':
      return sql<boolean>`exists (select from promise_step as s where s.promise_id = promise.id and s.step = ${which})`;
    default:
      return sql<boolean>`exists (select from open_promise as o where o.promise_id = promise.id and o.state = ${which})`;
  }
};

/** A page of the register: what is outstanding by the day that it is due, then what ended. The ids first, by index; then their lines. */
export const promisesAsked = async (
  tx: Tx,
  asked: Asked,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<PromiseRow[]> => {
  const ids = await narrowed(
    // The two tables that the filters name are those of every query here.
    tx.selectFrom('promise').select('promise.id') as unknown as Narrowed<{ id: string }>,
    asked,
  )
    .where(inState(asked))
    .leftJoin('open_promise as open', 'open.promise_id', 'promise.id')
    .orderBy(sql`coalesce(open.due_day, 'infinity'::date)`)
    .orderBy('promise.due_day', 'desc')
    .orderBy('promise.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return linesOf(
    tx,
    ids.map(({ id }) => id),
  );
};
const linesOf = async (tx: Tx, ids: readonly string[]): Promise<PromiseRow[]> => {
  if (ids.length === 0) return [];
  const rows = await promises(tx)
    .where('promise.id', 'in', [...ids])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** How many promises stand how, of those that the filters but state name, and how many of them are late. */
export const promisesByState = async (tx: Tx, asked: Asked) =>
  narrowed(tx.selectFrom('promise') as unknown as Narrowed<object>, asked)
    .leftJoin('open_promise', 'open_promise.promise_id', 'promise.id')
    .leftJoin(ending.as('ending'), (join) => join.onTrue())
    .select([
      state.as('state'),
      sql<number>`count(*)::integer`.as('many'),
      sql<number>`(count(*) filter (where open_promise.due_day < ${asked.today}))::integer`.as('late'),
    ])
    .groupBy(sql`1`)
    .execute();

/** Who owes promises that the actor may see, by name: what the filter offers. */
export const ownersOf = async (tx: Tx) =>
  tx
    .selectFrom('promise')
    .leftJoin('body as owed_body', 'owed_body.id', 'promise.owed_id')
    .leftJoin('organisation as owed_organisation', 'owed_organisation.id', 'promise.owed_id')
    .leftJoin('post as owed_post', 'owed_post.id', 'promise.owed_id')
    .leftJoin('staff as owed_staff', 'owed_staff.id', 'owed_post.staff_id')
    .select([
      'promise.owed_id',
      sql<string>`coalesce(owed_body.name, owed_organisation.name, owed_staff.name || ', ' || owed_post.title)`.as(
        'name',
      ),
    ])
    .distinct()
    .orderBy('name')
    .limit(500)
    .execute();
export const bodiesPromised = async (tx: Tx) =>
  tx
    .selectFrom('promise')
    .innerJoin('body', 'body.id', 'promise.body_id')
    .select(['body.id', 'body.name'])
    .distinct()
    .orderBy('body.name')
    .limit(500)
    .execute();

/** What a body was promised and still waits for, the soonest first. */
export const outstandingFor = async (tx: Tx, body: string, limit: number): Promise<PromiseRow[]> => {
  const ids = await tx
    .selectFrom('open_promise')
    .select('promise_id')
    .where('body_id', '=', body)
    .orderBy('due_day')
    .orderBy('promise_id')
    .limit(limit)
    .execute();
  return linesOf(
    tx,
    ids.map(({ promise_id }) => promise_id),
  );
};
/** What these owe and have not done, the soonest first. */
export const outstandingOf = async (
  tx: Tx,
  owners: readonly string[],
  limit: number,
): Promise<PromiseRow[]> => {
  if (owners.length === 0) return [];
  const ids = await tx
    .selectFrom('open_promise')
    .select('promise_id')
    .where('owed_id', 'in', [...owners])
    .where('state', '<>', 'offered')
    .orderBy('due_day')
    .orderBy('promise_id')
    .limit(limit)
    .execute();
  return linesOf(
    tx,
    ids.map(({ promise_id }) => promise_id),
  );
};
/** The promises made under these items, in the order in which they were made. */
export const promisesUnder = async (tx: Tx, items: readonly string[]): Promise<PromiseRow[]> =>
  items.length === 0
    ? []
    : promises(tx)
        .where('promise.item_id', 'in', [...items])
        .orderBy('promise.made_at')
        .orderBy('promise.id')
        .execute();

export const stepsOf = (tx: Tx, promise: string) =>
  tx
    .selectFrom('promise_step')
    .innerJoin('post', 'post.id', 'promise_step.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .leftJoin('meeting', 'meeting.id', 'promise_step.meeting_id')
    .selectAll('promise_step')
    .select([
      'staff.name as staff_name',
      'post.title as post_title',
      'organisation.name as organisation_name',
      'meeting.title as meeting_title',
      'meeting.starts_at as meeting_at',
    ])
    .where('promise_id', '=', promise)
    .orderBy('promise_step.at')
    .orderBy('promise_step.id')
    .execute();

/** Whether the acting post sits on a body, and whether it judges what that was promised. */
export const standsFor = async (tx: Tx, body: string, meeting: string | null) =>
  (
    await sql<{
      speaks: boolean;
      sits: boolean;
    }>`select speaks_for(${body}::uuid) or coalesce(keeps_meeting(${meeting}::uuid), false) as speaks,
      sits_on(${body}::uuid) or keeps_registers() as sits`.execute(tx)
  ).rows[0] ?? { speaks: false, sits: false };
/** Of these bodies, those that the acting post may record a promise to. */
export const bodiesToPromise = async (tx: Tx, bodies: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await sql<{
        id: string;
      }>`select id from unnest(${[...bodies]}::uuid[]) as id where sits_on(id) or keeps_registers()`.execute(
        tx,
      )
    ).rows.map(({ id }) => id),
  );

/** The meetings of a body that the actor was called to and that are not cancelled, the newest first. */
export const meetingsOfBody = (tx: Tx, body: string) =>
  tx
    .selectFrom('meeting')
    .select(['id', 'title', 'starts_at'])
    .where('body_id', '=', body)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at', 'desc')
    .limit(40)
    .execute();

/** Lets one act at a time look at a promise and then step. */
export const lockPromise = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`promise ${id}`}, 0))`.execute(tx);
};
export const insertPromise = async (tx: Tx, promise: Insertable<PromiseTable>): Promise<void> => {
  await tx.insertInto('promise').values(promise).execute();
};
export const insertStep = async (tx: Tx, step: Insertable<PromiseStepTable>): Promise<void> => {
  await tx.insertInto('promise_step').values(step).execute();
};

/** Whom to tell on a day of what is due in three days and of what is late since yesterday: ids and no more. */
export const promisesToTell = async (tx: Tx, day: Day) =>
  (
    await sql<{
      promise_id: string;
      event: 'promise.due' | 'promise.late' | 'promise.lateForBody';
      to_kind: OwedKind;
      to_id: string;
    }>`select promise_id, event, to_kind, to_id from promises_to_tell(${day})`.execute(tx)
  ).rows;
