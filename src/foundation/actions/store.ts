import { type Insertable, type RawBuilder, sql } from 'kysely';
import type { Tx } from '#db';
import type { Day } from '#kernel';
import type { OwedKind, Step, Which, Whose } from './rules.ts';
import type { ActionProgressTable, ActionTable } from './tables.ts';

/** The step that ended an action, as far as the actor sees it. */
const ending = sql<{ ended: Step | null; ended_at: string | null; ended_by: string | null }>`lateral (
  select step as ended, spine.recorded_at as ended_at, staff.name as ended_by
  from action_progress join record as spine on spine.id = action_progress.id
  join post on post.id = spine.recorded_by join staff on staff.id = post.staff_id
  where action_id = action.id and step in ('done', 'notDone', 'cancelled') order by action_progress.id desc limit 1)`;
/** The newest change of its date. */
const moved = sql<{
  moved_to: Day | null;
  moved_why: string | null;
  moved_at: string | null;
  moved_by: string | null;
}>`lateral (
  select due_day as moved_to, said as moved_why, spine.recorded_at as moved_at, staff.name as moved_by
  from action_progress join record as spine on spine.id = action_progress.id
  join post on post.id = spine.recorded_by join staff on staff.id = post.staff_id
  where action_id = action.id and step = 'dateChanged' order by action_progress.id desc limit 1)`;

/** Actions with who set them, who owes them, who has them as far as that is seen, and how they ended. */
const actionLines = (tx: Tx) =>
  tx
    .selectFrom('action')
    .innerJoin('record', 'record.id', 'action.id')
    .innerJoin('post as setter', 'setter.id', 'record.recorded_by')
    .innerJoin('staff as setter_staff', 'setter_staff.id', 'setter.staff_id')
    .innerJoin('organisation as set_by', 'set_by.id', 'record.owner_organisation_id')
    .leftJoin('body as set_in', 'set_in.id', 'record.owner_body_id')
    .leftJoin('body as owed_body', 'owed_body.id', 'action.owed_id')
    .leftJoin('organisation as owed_organisation', 'owed_organisation.id', 'action.owed_id')
    .leftJoin('post as owed_post', 'owed_post.id', 'action.owed_id')
    .leftJoin('staff as owed_staff', 'owed_staff.id', 'owed_post.staff_id')
    .leftJoin('action_hold', 'action_hold.action_id', 'action.id')
    .leftJoin('post as holder', 'holder.id', 'action_hold.post_id')
    .leftJoin('staff as holder_staff', 'holder_staff.id', 'holder.staff_id')
    .leftJoin(ending.as('ending'), (join) => join.onTrue())
    .leftJoin(moved.as('moved'), (join) => join.onTrue())
    .selectAll('action')
    .select([
      'record.child_id',
      'record.submission_id',
      'record.recorded_by',
      'record.recorded_at',
      'record.owner_organisation_id',
      'record.owner_body_id',
      'setter_staff.name as setter_name',
      'setter.title as setter_title',
      'set_by.name as set_by_name',
      'set_in.name as set_in_name',
      sql<string>`coalesce(owed_body.name, owed_organisation.name, owed_staff.name || ', ' || owed_post.title)`.as(
        'owed_name',
      ),
      'owed_staff.name as owed_staff_name',
      'action_hold.post_id as held_by',
      'holder_staff.name as held_by_name',
      'holder.until_day as held_until',
      'ending.ended',
      'ending.ended_at',
      'ending.ended_by',
      'moved.moved_to',
      'moved.moved_why',
      'moved.moved_at',
      'moved.moved_by',
    ]);

/** One action, if the actor sees it. */
export const actionById = (tx: Tx, id: string) =>
  actionLines(tx).where('action.id', '=', id).executeTakeFirst();
export type ActionRow = NonNullable<Awaited<ReturnType<typeof actionById>>>;

/** Whose lists are asked for. */
export interface Asker {
  readonly post: string;
  readonly body: string | null;
  /** Null where its role does not look across its organisation. */
  readonly organisation: string | null;
}
interface Asked {
  readonly whose: Whose;
  readonly which: Which;
  readonly today: Day;
  readonly limit: number;
  readonly offset: number;
}

/** What is still owed and by when, found by index: `action_id`, `due_day`. */
const openOf = (whose: Whose, { post, body, organisation }: Asker) => {
  switch (whose) {
    case 'mine':
      return sql`select action_id, due_day from open_action where owed_id = ${post} union ${heldBy(post)}`;
    case 'team':
      return sql`select action_id, due_day from open_action where owed_id = ${body}`;
    case 'organisation':
      return sql`select action_id, due_day from open_action where owed_organisation_id = ${organisation}`;
    case 'set':
      return sql`select action_id, due_day from record join open_action on action_id = record.id
        where recorded_by = ${post} and kind = 'action'`;
  }
};
const heldBy = (post: string) =>
  sql`select open_action.action_id, due_day from action_hold join open_action on open_action.action_id = action_hold.action_id
    where post_id = ${post}`;

/** What was ever owed, as `action_id`. */
const everOf = (whose: Whose, { post, body, organisation }: Asker) => {
  switch (whose) {
    case 'mine':
      return sql`select id as action_id from action where owed_id = ${post}
        union select action_id from record join action_progress on action_progress.id = record.id
          where recorded_by = ${post} and kind = 'actionProgress' and step in ('done', 'notDone')`;
    case 'team':
      return sql`select id as action_id from action where owed_id = ${body}`;
    case 'organisation':
      return sql`select id as action_id from action where owed_organisation_id = ${organisation}`;
    case 'set':
      return sql`select id as action_id from record where recorded_by = ${post} and kind = 'action'`;
  }
};

/** The actions that a query finds, in its order. First the ids, by index and under the policies, and only then their lines. */
const linesIn = async (tx: Tx, found: RawBuilder<{ action_id: string }>): Promise<ActionRow[]> => {
  const { rows } = await found.execute(tx);
  if (rows.length === 0) return [];
  const ids = rows.map(({ action_id }) => action_id);
  const lines = await actionLines(tx).where('action.id', 'in', ids).execute();
  const byId = new Map(lines.map((line) => [line.id, line]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** A list of actions that the actor sees: those still owed by the day they are due, those that ended the newest first. */
export const actionsOf = (
  tx: Tx,
  asker: Asker,
  { whose, which, today, limit, offset }: Asked,
): Promise<ActionRow[]> => {
  if (which === 'ended')
    return linesIn(
      tx,
      sql`select action_id from (${everOf(whose, asker)}) as owed
        where not exists (select from open_action where open_action.action_id = owed.action_id)
        order by action_id desc limit ${limit} offset ${offset}`,
    );
  const late = which === 'overdue' ? sql`where due_day < ${today}` : sql``;
  return linesIn(
    tx,
    sql`select action_id from (${openOf(whose, asker)}) as owed ${late}
      order by due_day nulls last, action_id limit ${limit} offset ${offset}`,
  );
};

/** What waits for a post: what it has or owes itself, and what its team or organisation owes and nobody in force has taken. */
export const actionsWaiting = (
  tx: Tx,
  { post, body, organisation }: Asker,
  today: Day,
  limit: number,
): Promise<ActionRow[]> => {
  const owing = [post, body, organisation].filter((id) => id !== null);
  return linesIn(
    tx,
    sql`select action_id from (
        select action_id, due_day from open_action
        where owed_id in (${sql.join(owing)}) and not exists (
          select from action_hold join post on post.id = action_hold.post_id
          where action_hold.action_id = open_action.action_id and action_hold.post_id <> ${post}
            and (post.until_day is null or post.until_day >= ${today}))
        union ${heldBy(post)}
      ) as owed order by due_day nulls last, action_id limit ${limit}`,
  );
};

/** What is still owed about a child, by the day it is due. */
export const openActionsAbout = (tx: Tx, child: string): Promise<ActionRow[]> =>
  linesIn(
    tx,
    sql`select action_id from record join open_action on action_id = record.id
      where child_id = ${child} and kind = 'action' order by due_day nulls last, action_id limit 100`,
  );

/** Each step of an action that the actor sees, in order. */
export const stepsOf = (tx: Tx, action: string) =>
  tx
    .selectFrom('action_progress')
    .innerJoin('record', 'record.id', 'action_progress.id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .leftJoin('post as holder', 'holder.id', 'action_progress.post_id')
    .leftJoin('staff as holder_staff', 'holder_staff.id', 'holder.staff_id')
    .select([
      'action_progress.id',
      'action_progress.step',
      'action_progress.said',
      'action_progress.due_day',
      'record.recorded_at',
      'staff.name as staff_name',
      'post.title as post_title',
      'organisation.name as organisation_name',
      'holder_staff.name as holder_name',
    ])
    .where('action_progress.action_id', '=', action)
    .orderBy('record.recorded_at')
    .orderBy('action_progress.id')
    .execute();

/** The posts in force of an organisation on a day, by the name of who holds them. */
export const postsOfOrganisation = (tx: Tx, organisation: string, day: Day) =>
  tx
    .selectFrom('post')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select(['post.id', 'post.role', 'post.title', 'staff.name as staff_name'])
    .where('post.organisation_id', '=', organisation)
    .where('post.from_day', '<=', day)
    .where((post) => post.or([post('post.until_day', 'is', null), post('post.until_day', '>=', day)]))
    .orderBy('staff.name')
    .orderBy('post.id')
    .execute();

/** Lets one act at a time look at an action and then step: what it found is still so when it writes. */
export const lockAction = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`action ${id}`}, 0))`.execute(tx);
};
export const insertAction = async (tx: Tx, action: Insertable<ActionTable>): Promise<void> => {
  await tx.insertInto('action').values(action).execute();
};
export const insertStep = async (tx: Tx, step: Insertable<ActionProgressTable>): Promise<void> => {
  await tx.insertInto('action_progress').values(step).execute();
};

/** Work that is due on a day and that nobody was told of then, with whoever has it, or owes it: ids and no more. */
export const actionsDueOn = async (tx: Tx, day: Day) =>
  (
    await sql<{
      action_id: string;
      to_kind: OwedKind;
      to_id: string;
    }>`select action_id, to_kind, to_id from actions_due_on(${day})`.execute(tx)
  ).rows;
