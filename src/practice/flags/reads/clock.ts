import { z } from 'zod';
import { clockFor } from '#calendar';
import {
  type Day,
  dayOf,
  type Instant,
  labelOf,
  state,
  type WorkingCalendar,
  workingDaysBetween,
} from '#kernel';
import { acknowledgementRule, OUTCOME_RULE } from '../rules/index.ts';

/** A clock as a page shows it: where it stands, and why that date. */
export const ClockModel = z.object({
  due: z.string(),
  state: z.enum(['inTime', 'dueToday', 'late', 'doneInTime', 'doneLate']),
  late: z.number().optional(),
  unit: z.enum(['working day', 'hour']),
  provisional: z.boolean(),
  why: z.array(z.string()),
});
export type ClockModel = z.infer<typeof ClockModel>;

type Rule = ReturnType<typeof acknowledgementRule> | typeof OUTCOME_RULE;

const clockOf = (
  rule: Rule,
  from: Instant,
  done: Instant | null,
  now: Instant,
  calendar: WorkingCalendar,
): ClockModel | null => {
  const clock = clockFor(rule, from, calendar);
  if (!clock) return null;
  const stands = state(clock, done ?? undefined, now, calendar);
  const late = stands.kind === 'late' || stands.kind === 'doneLate' ? stands : null;
  // Hours say something on the first day; after that, days do.
  const days = late?.unit === 'hour' ? workingDaysBetween(clock.due, dayOf(done ?? now), calendar) : 0;
  return {
    due: clock.due,
    state: stands.kind === 'dueSoon' ? 'inTime' : stands.kind,
    ...(late ? { late: days > 0 ? days : late.by } : {}),
    unit: late?.unit === 'hour' && days === 0 ? 'hour' : 'working day',
    provisional: clock.provisional,
    why: [...clock.explanation, labelOf(clock.rule.authority, clock.rule.confirmed)],
  };
};

export interface Timed {
  readonly immediate: boolean;
  readonly received_at: Instant;
  readonly acknowledged_at: Instant | null;
  readonly answered_at: Instant | null;
}
/** By when a flag is acknowledged: a local standard that runs from its receipt and never pauses. An outcome acknowledges it too. */
export const acknowledgementClock = (flag: Timed, now: Instant, calendar: WorkingCalendar) =>
  clockOf(
    acknowledgementRule(flag.immediate),
    flag.received_at,
    flag.acknowledged_at ?? flag.answered_at,
    now,
    calendar,
  );
/** By when its sender hears what was done: a local standard that runs from its receipt. */
export const outcomeClock = (flag: Timed, now: Instant, calendar: WorkingCalendar) =>
  clockOf(OUTCOME_RULE, flag.received_at, flag.answered_at, now, calendar);

/** The clock that matters now: the one that runs. */
export const runningClock = (flag: Timed, now: Instant, calendar: WorkingCalendar) =>
  flag.acknowledged_at === null && flag.answered_at === null
    ? acknowledgementClock(flag, now, calendar)
    : outcomeClock(flag, now, calendar);

/** The day by which each limit that has passed was due. */
export const limitsPassed = (
  flag: Timed,
  now: Instant,
  calendar: WorkingCalendar,
): { what: 'notAcknowledged' | 'notAnswered'; due: Day }[] => {
  const acknowledging = acknowledgementClock(flag, now, calendar);
  const answering = outcomeClock(flag, now, calendar);
  return [
    ...(acknowledging?.state === 'late'
      ? [{ what: 'notAcknowledged' as const, due: acknowledging.due }]
      : []),
    ...(answering?.state === 'late' ? [{ what: 'notAnswered' as const, due: answering.due }] : []),
  ];
};
