import { z } from 'zod';
import { type ClockId, calendarFor, clockFor } from '#calendar';
import type { Acting } from '#db';
import { type Day, dayOf, type Instant, labelOf, sayDay, state, type WorkingCalendar } from '#kernel';
import { answerClock, isInTime } from '../rules/index.ts';
import type { BoardMeeting } from '../store/index.ts';

/** By when something is due, how that stands, and why that date. */
export const ClockModel = z.object({
  due: z.string(),
  state: z.enum(['inTime', 'dueToday', 'late', 'doneInTime', 'doneLate']),
  late: z.number().optional(),
  provisional: z.boolean(),
  why: z.array(z.string()),
});
export type ClockModel = z.infer<typeof ClockModel>;

const clockOf = (
  id: ClockId,
  trigger: Day,
  done: Instant | null,
  today: Day,
  calendar: WorkingCalendar,
): ClockModel => {
  const clock = clockFor(id, trigger, calendar);
  if (!clock) throw new Error(`No edition of the clock ${id} is in force on ${trigger}.`);
  const stands = state(clock, done === null ? undefined : dayOf(done), today, calendar);
  return {
    due: clock.due,
    state: stands.kind === 'dueSoon' ? 'inTime' : stands.kind,
    ...(stands.kind === 'late' || stands.kind === 'doneLate' ? { late: stands.by } : {}),
    provisional: clock.provisional,
    why: [...clock.explanation, labelOf(clock.rule.authority, clock.rule.confirmed)],
  };
};

/** The dates that a public meeting makes: by when members send questions in, and by when its agenda goes out. */
export const MeetingDates = z.object({
  id: z.string(),
  title: z.string(),
  place: z.string(),
  startsAt: z.string(),
  cancelled: z.boolean(),
  over: z.boolean(),
  questions: ClockModel,
  publication: ClockModel,
});
export type MeetingDates = z.infer<typeof MeetingDates>;
export const datesOf = async (
  { tx, today, now }: Pick<Acting, 'tx' | 'today' | 'now'>,
  meeting: BoardMeeting,
  publishedAt: Instant | null,
): Promise<MeetingDates> => {
  const calendar = await calendarFor(tx);
  const on = dayOf(meeting.starts_at);
  return {
    id: meeting.id,
    title: meeting.title,
    place: meeting.place,
    startsAt: meeting.starts_at,
    cancelled: meeting.cancelled_at !== null,
    over: meeting.closed_at !== null || meeting.ends_at < now,
    questions: clockOf('advanceQuestion', on, null, today, calendar),
    publication: clockOf('agendaPublication', on, publishedAt, today, calendar),
  };
};

/** The last day on which a question for a meeting is in time. */
export const deadlineFor = (calendar: WorkingCalendar, startsAt: Instant): Day => {
  const clock = clockFor('advanceQuestion', dayOf(startsAt), calendar);
  if (!clock) throw new Error('No edition of the clock of advance questions is in force.');
  return clock.due;
};

interface AskFacts {
  readonly made_at: Instant;
  readonly meeting_day: Day;
}
/** By when an ask is to be answered: by the meeting's day as it is now. Null where the meeting was cancelled, and nothing is due. */
export const askClock = (
  ask: AskFacts,
  question: { readonly in_time: boolean; readonly received_at: Instant },
  meeting: Pick<BoardMeeting, 'starts_at' | 'cancelled_at'>,
  answeredAt: Instant | null,
  today: Day,
  calendar: WorkingCalendar,
): ClockModel | null => {
  if (meeting.cancelled_at !== null) return null;
  const on = dayOf(meeting.starts_at);
  const before = clockFor('questionAnswer', on, calendar)?.due ?? on;
  const inTime = isInTime(
    { wasInTime: question.in_time, receivedDay: dayOf(question.received_at) },
    deadlineFor(calendar, meeting.starts_at),
  );
  const rule = answerClock({ inTime, putOn: dayOf(ask.made_at), dueBefore: before });
  return clockOf(rule, on, answeredAt, today, calendar);
};

/** That a clock moved with its meeting, in a sentence; empty where it did not. */
export const sayMoved = (
  ask: Pick<AskFacts, 'meeting_day'>,
  meeting: Pick<BoardMeeting, 'starts_at' | 'cancelled_at'>,
): string => {
  if (meeting.cancelled_at !== null) return 'The meeting was cancelled: nothing is due until it is held.';
  const on = dayOf(meeting.starts_at);
  return on === ask.meeting_day
    ? ''
    : `The meeting moved from ${sayDay(ask.meeting_day)} to ${sayDay(on)}, and the day for the answer moved with it.`;
};
