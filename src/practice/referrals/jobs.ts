import { calendarFor } from '#calendar';
import { newId, type Standing, transact } from '#db';
import type { Job, JobWork } from '#jobs';
import { type Day, dayOf, type Instant, type WorkingCalendar } from '#kernel';
import { sendForThePassingOn } from '#notifications';
import { decisionClock } from './reads/index.ts';
import { CONTACT_RECEIVED, reminderOfClock } from './rules/index.ts';
import {
  contactsToRemind,
  giveToNamed,
  makeReminders,
  type NewReminder,
  type Remindable,
} from './store/index.ts';

const AT_ONCE = 500;

const standingOf = ({ partnership, now }: JobWork): Standing => ({
  role: 'app',
  partnership,
  now,
  work: 'reminding',
});

/** What is due to be said of one contact: how its clock stands, and that a decision on it waits. */
const remindersOf = (row: Remindable, now: Instant, calendar: WorkingCalendar): NewReminder[] => {
  const today: Day = dayOf(now);
  const clock = decisionClock(row.received_at, null, now, calendar);
  const standing = clock && reminderOfClock(clock, today);
  return [
    ...(clock && standing
      ? [
          {
            id: newId(),
            contact: row.contact_id,
            about: row.contact_id,
            state: standing.state,
            on_day: standing.onDay,
            due: clock.due,
          },
        ]
      : []),
    ...(row.decision_id !== null && row.decided_at !== null
      ? [
          {
            id: newId(),
            contact: row.contact_id,
            about: row.decision_id,
            state: 'toAuthorise' as const,
            on_day: dayOf(row.decided_at),
            due: clock?.due ?? null,
          },
        ]
      : []),
  ];
};

/**
 * Reminds the front door's managers of decisions that are due today, late, or waiting for one of them (Working Together: within one
 * working day). Some hundreds of contacts a transaction: when it is killed half-way, what was written stands, and the next run writes
 * the rest and nothing twice.
 */
const clockReminders: Job = {
  name: 'clock-reminders',
  every: '*/15 8-17 * * 1-5',
  run: async (work) => {
    const { databases, now, log, partnership } = work;
    let made = 0;
    for (let after: string | null = null, more = true; more; ) {
      const last: string | null = after;
      const step = await transact(databases.serving, standingOf(work), async (tx) => {
        const calendar = await calendarFor(tx);
        if (!calendar.isWorkingDay(dayOf(now))) return { made: 0, rows: [] };
        const rows = await contactsToRemind(tx, last, AT_ONCE);
        const reminders = rows.flatMap((row) => remindersOf(row, now, calendar));
        const looked = rows.map(({ contact_id }) => contact_id);
        return { made: await makeReminders(tx, looked, reminders), rows };
      });
      made += step.made;
      after = step.rows.at(-1)?.contact_id ?? null;
      more = step.rows.length === AT_ONCE;
    }
    if (made > 0) log.info({ partnership, made }, 'reminders made');
  },
};

/**
 * Sends every contact, once it is kept, past the restricted children: one that surely fits is given to the people named there.
 * It says the same of each in the log, which is nothing.
 */
const contactReceived: Job = {
  name: CONTACT_RECEIVED,
  run: async (work) => {
    // One by itself is how a job was sent that still waits from before many were sent together.
    const { contact, contacts = [contact] } = work.about;
    if (!Array.isArray(contacts)) throw new Error('This job is about contacts.');
    await transact(work.databases.serving, standingOf(work), async (tx) => {
      for (const each of contacts) await giveToNamed(tx, String(each));
      // For every contact alike, whether or not somebody was told.
      await sendForThePassingOn({ tx });
    });
  },
};

export const jobs: readonly Job[] = [clockReminders, contactReceived];
