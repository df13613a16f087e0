import { z } from 'zod';
import { clockFor } from '#calendar';
import { type Instant, labelOf, state, type WorkingCalendar } from '#kernel';

/** A clock as a page shows it: where it stands, and why that date. */
export const ClockModel = z.object({
  due: z.string(),
  state: z.enum(['inTime', 'dueToday', 'late', 'doneInTime', 'doneLate']),
  late: z.number().optional(),
  provisional: z.boolean(),
  rule: z.string(),
  authority: z.string(),
  why: z.array(z.string()),
});
export type ClockModel = z.infer<typeof ClockModel>;

/**
 * The clock of a decision: one working day from the contact's receipt (Working Together: within one working day of a referral
 * being received). It never pauses: not for a question, not when the contact is passed on.
 */
export const decisionClock = (
  receivedAt: Instant,
  decidedAt: Instant | null,
  now: Instant,
  calendar: WorkingCalendar,
): ClockModel | null => {
  const clock = clockFor('referralDecision', receivedAt, calendar);
  if (!clock) return null;
  const stands = state(clock, decidedAt ?? undefined, now, calendar);
  return {
    due: clock.due,
    state: stands.kind === 'dueSoon' ? 'inTime' : stands.kind,
    ...(stands.kind === 'late' || stands.kind === 'doneLate' ? { late: stands.by } : {}),
    provisional: clock.provisional,
    rule: clock.rule.name,
    authority: labelOf(clock.rule.authority, clock.rule.confirmed),
    why: [...clock.explanation],
  };
};
