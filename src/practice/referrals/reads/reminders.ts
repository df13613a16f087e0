import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Waiting } from '#home';
import { sayInstant } from '#kernel';
import { personLines } from '#people';
import { paths } from '../paths.ts';
import { REMINDERS } from '../rules/index.ts';
import { remindersFor, unseenSoFar } from '../store/index.ts';
import { ClockModel, decisionClock } from './clock.ts';
import { calledOn } from './sent.ts';

const ROWS = 25;
const MOST = 10;

export const RemindersModel = z.object({
  unseen: z.number(),
  /** When the newest that nobody has seen was made: what comes after it stays unseen. */
  upTo: z.string().nullable(),
  page: z.number(),
  more: z.boolean(),
  reminders: z.array(
    z.object({
      id: z.string(),
      says: z.string(),
      madeAt: z.string(),
      seenAt: z.string().nullable(),
      seenBy: z.string().nullable(),
      contact: z.string(),
      name: z.string(),
      person: z.string().nullable(),
      immediateRisk: z.boolean(),
      receivedAt: z.string(),
      clock: ClockModel.nullable(),
    }),
  ),
});
export type RemindersModel = z.infer<typeof RemindersModel>;

/** What the post, or the team that it manages, is reminded of: what nobody has seen first. */
export const remindersModel = async ({
  tx,
  now,
  today,
  query,
}: Acting & { query: { page: number } }): Promise<RemindersModel> => {
  const unseen = await unseenSoFar(tx);
  const found = await remindersFor(tx, {
    unseenOf: null,
    limit: ROWS + 1,
    offset: (query.page - 1) * ROWS,
  });
  const rows = found.slice(0, ROWS);
  const people = await personLines(
    tx,
    rows.flatMap(({ child }) => child ?? []),
    today,
  );
  const calendar = await calendarFor(tx);
  return {
    unseen: unseen.count,
    upTo: unseen.newest,
    page: query.page,
    more: found.length > ROWS,
    reminders: rows.map((row) => ({
      id: row.id,
      says: REMINDERS[row.state],
      madeAt: row.made_at,
      seenAt: row.seen_at,
      seenBy: row.seen_by_name,
      contact: row.contact,
      name: calledOn(row, row.child ? people.get(row.child)?.name : undefined),
      person: row.child && people.has(row.child) ? row.child : null,
      immediateRisk: row.immediate_risk,
      receivedAt: row.received_at,
      clock: decisionClock(row.received_at, row.effective_at, now, calendar),
    })),
  };
};
export const subjectsOfReminders = ({ reminders }: RemindersModel) =>
  reminders.flatMap(({ person, contact }) => (person ? [{ child: person, record: contact }] : []));

/** On the first page of a post: each contact given to it as somebody named, and how many reminders it has not seen. */
export const unseenReminders = async ({ tx, today }: Acting): Promise<Waiting[]> => {
  const { count: unseen } = await unseenSoFar(tx);
  if (unseen === 0) return [];
  const named = await remindersFor(tx, { unseenOf: 'named', limit: MOST, offset: 0 });
  return [
    ...named.map(
      (row): Waiting => ({
        what: 'A contact may be about a child whose record you are named on',
        href: paths.contact(row.contact),
        // As its sender typed it: whether it is that child is for the reader to say.
        about: calledOn(row),
        from: `Sent to the front door on ${sayInstant(row.received_at)}`,
        due: today,
        urgent: row.immediate_risk,
      }),
    ),
    {
      what: `${unseen === 1 ? '1 reminder' : `${unseen.toLocaleString('en-GB')} reminders`} since you last looked`,
      href: paths.reminders,
      from: 'Made by Arden as decisions fall due',
      due: today,
      urgent: false,
    },
  ];
};
