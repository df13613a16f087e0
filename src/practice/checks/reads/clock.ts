import { z } from 'zod';
import { clockFor } from '#calendar';
import { addDays, type Instant, labelOf, startOfDay, state, type WorkingCalendar } from '#kernel';
import { CLOCKS, type Urgency } from '../rules.ts';

/** By when an agency is to answer, how that stands, and why then. */
export const ClockModel = z.object({
  due: z.string(),
  /** The moment, for limits in hours only. */
  dueAt: z.string().nullable(),
  state: z.enum(['inTime', 'dueToday', 'late', 'doneInTime', 'doneLate', 'notNeeded']),
  late: z.number().optional(),
  unit: z.enum(['working day', 'hour']).optional(),
  provisional: z.boolean(),
  why: z.array(z.string()),
});
export type ClockModel = z.infer<typeof ClockModel>;

interface Asked {
  readonly urgency: Urgency;
  readonly asked_at: Instant;
  readonly withdrawn_at: Instant | null;
}

/** The clock of a check: from the request to the first answer. Nothing pauses it. */
export const checkClock = (
  { urgency, asked_at, withdrawn_at }: Asked,
  answeredAt: Instant | null,
  now: Instant,
  calendar: WorkingCalendar,
): ClockModel | null => {
  const clock = clockFor(CLOCKS[urgency], asked_at, calendar);
  if (!clock) return null;
  const said = {
    due: clock.due,
    dueAt: clock.dueAt ?? null,
    provisional: clock.provisional,
    why: [...clock.explanation, labelOf(clock.rule.authority, clock.rule.confirmed)],
  };
  if (answeredAt === null && withdrawn_at !== null) return { ...said, state: 'notNeeded' };
  const stands = state(clock, answeredAt ?? undefined, now, calendar);
  return {
    ...said,
    state: stands.kind === 'dueSoon' ? 'inTime' : stands.kind,
    ...(stands.kind === 'late' || stands.kind === 'doneLate'
      ? { late: stands.by, unit: stands.unit === 'hour' ? ('hour' as const) : ('working day' as const) }
      : {}),
  };
};

/** The last moment at which an answer is in time; undefined where no standard was in force when it was asked. */
export const lastMoment = (
  urgency: Urgency,
  askedAt: Instant,
  calendar: WorkingCalendar,
): Instant | undefined => {
  const clock = clockFor(CLOCKS[urgency], askedAt, calendar);
  return clock && (clock.dueAt ?? new Date(Date.parse(startOfDay(addDays(clock.due, 1))) - 1).toISOString());
};
