import { z } from 'zod';
import { CLOCK_RULES, type ClockId, clockFor } from '#calendar';
import { type Day, dayOf, type Instant, labelOf, state, type WorkingCalendar } from '#kernel';

/** By when a stage is to be answered, how that stands, and why that date. The limits are local and never called statutory. */
export const StageClock = z.object({
  due: z.string(),
  state: z.enum(['inTime', 'dueToday', 'late', 'doneInTime', 'doneLate']),
  late: z.number().optional(),
  provisional: z.boolean(),
  why: z.array(z.string()),
});
export type StageClock = z.infer<typeof StageClock>;

const isClock = (id: string): id is ClockId => CLOCK_RULES.some((rule) => rule.id === id);

/** The clock of a stage from the moment that it was reached; null where its rule is no longer known. */
export const stageClock = (
  rule: string,
  since: Instant,
  answered: Instant | null,
  today: Day,
  calendar: WorkingCalendar,
): StageClock | null => {
  const clock = isClock(rule) ? clockFor(rule, since, calendar) : undefined;
  if (!clock) return null;
  const stands = state(clock, answered === null ? undefined : dayOf(answered), today, calendar);
  return {
    due: clock.due,
    state: stands.kind === 'dueSoon' ? 'inTime' : stands.kind,
    ...(stands.kind === 'late' || stands.kind === 'doneLate' ? { late: stands.by } : {}),
    provisional: clock.provisional,
    why: [...clock.explanation, labelOf(clock.rule.authority, clock.rule.confirmed)],
  };
};
