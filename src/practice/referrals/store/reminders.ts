import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { DecisionOutcome, ReminderState } from '../rules/index.ts';
import { identified } from './contacts.ts';

/** An open contact as the program looks at it: nothing of what it says. */
export interface Remindable {
  readonly contact_id: string;
  readonly team_id: string;
  readonly received_at: Instant;
  /** The newest decision that waits for a manager. */
  readonly decision_id: string | null;
  readonly decided_at: Instant | null;
}
/** The next open contacts after an id, in the order of ids. Only the program's own reminding may ask. */
export const contactsToRemind = async (tx: Tx, after: string | null, limit: number) => {
  const { rows } = await sql<Remindable>`select * from contacts_to_remind(${after}, ${limit})`.execute(tx);
  return rows;
};

export interface NewReminder {
  readonly id: string;
  readonly contact: string;
  /** The contact, or the decision on it. */
  readonly about: string;
  readonly state: ReminderState;
  readonly on_day: Day;
  readonly due: Day | null;
}
/** Writes the reminders of contacts that were looked at: each once for ever, and away with unseen ones that no longer hold. */
export const makeReminders = async (
  tx: Tx,
  looked: readonly string[],
  made: readonly NewReminder[],
): Promise<number> => {
  const { rows } = await sql<{ made: number }>`
    select make_reminders(${[...looked]}::uuid[], ${JSON.stringify(made)}::jsonb) as made`.execute(tx);
  return rows[0]?.made ?? 0;
};

/** Gives a contact to the people named on each restricted child that it surely fits; how many were told now. */
export const giveToNamed = async (tx: Tx, contact: string): Promise<number> => {
  const { rows } = await sql<{ given: number }>`select give_to_named(${contact}) as given`.execute(tx);
  return rows[0]?.given ?? 0;
};

/** How many reminders the actor has not seen, and when the newest of them was made. */
export const unseenSoFar = (tx: Tx) =>
  tx
    .selectFrom('reminder')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('made_at').as('newest')])
    .where('seen_at', 'is', null)
    .executeTakeFirstOrThrow();

/** Reminders of the actor and of its team, the newest first, each with its contact and what came of it. */
export const remindersFor = async (
  tx: Tx,
  { unseenOf, limit, offset }: { unseenOf: ReminderState | null; limit: number; offset: number },
) => {
  const { rows } = await sql<{
    id: string;
    state: ReminderState;
    made_at: Instant;
    seen_at: Instant | null;
    seen_by_name: string | null;
    contact: string;
    received_at: Instant;
    given: string;
    family: string;
    immediate_risk: boolean;
    child: string | null;
    outcome: DecisionOutcome | null;
    effective_at: Instant | null;
  }>`
    select reminder.id, reminder.state, reminder.made_at, reminder.seen_at, staff.name as seen_by_name, contact.id as contact,
      contact.received_at, contact.given, contact.family, contact.immediate_risk, identified.child_id as child,
      outcome.outcome, outcome.effective_at
    from reminder
      left join decision on decision.id = reminder.about_record_id
      join contact on contact.id = coalesce(decision.contact_id, reminder.about_record_id)
      left join outcome on outcome.contact_id = contact.id
      left join ${identified} as identified on true
      left join post on post.id = reminder.seen_by left join staff on staff.id = post.staff_id
    where ${unseenOf === null ? sql`true` : sql`reminder.state = ${unseenOf} and reminder.seen_at is null`}
    order by reminder.seen_at is not null, reminder.made_at desc, contact.immediate_risk desc, contact.received_at, reminder.id
    limit ${limit} offset ${offset}`.execute(tx);
  return rows;
};

/** Says that the actor saw what was made up to a moment; how many it had not. */
export const seeReminders = async (tx: Tx, post: string, now: Instant, upTo: Instant): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('reminder')
    .set({ seen_by: post, seen_at: now })
    .where('seen_at', 'is', null)
    .where('made_at', '<=', upTo)
    .executeTakeFirst();
  return Number(numUpdatedRows);
};
