import { z } from 'zod';
import { CLOCK_RULES, type ClockId, clockFor } from '#calendar';
import { type Day, dayOf, labelOf, sayDay, state, type WorkingCalendar } from '#kernel';
import { isOutstanding } from '../rules/index.ts';
import type { PromiseRow } from '../store.ts';

/** By when, how that stands, and why that day. */
export const DueModel = z.object({
  due: z.string(),
  state: z.enum(['inTime', 'dueToday', 'late', 'doneInTime', 'doneLate', 'notNeeded']),
  late: z.number().optional(),
  unit: z.enum(['working day', 'hour']).optional(),
  provisional: z.boolean(),
  why: z.array(z.string()),
});
export type DueModel = z.infer<typeof DueModel>;

const isClock = (id: string): id is ClockId => CLOCK_RULES.some((rule) => rule.id === id);

const whyThen = (promise: PromiseRow, calendar: WorkingCalendar): { why: string[]; provisional: boolean } => {
  if (promise.due_now !== promise.due_day)
    return {
      why: [
        `It was first due on ${sayDay(promise.due_day)}, and was moved ${promise.moved_times === 1 ? 'once' : `${promise.moved_times} times`}.`,
      ],
      provisional: false,
    };
  const { clock_rule, clock_from } = promise;
  const clock =
    clock_rule !== null && clock_from !== null && isClock(clock_rule)
      ? clockFor(clock_rule, clock_from, calendar)
      : undefined;
  return clock?.due === promise.due_day
    ? {
        why: [...clock.explanation, labelOf(clock.rule.authority, clock.rule.confirmed)],
        provisional: clock.provisional,
      }
    : {
        why: [`${promise.maker_name} set this day on ${sayDay(dayOf(promise.made_at))}.`],
        provisional: false,
      };
};

/** By when a promise is owed now, and how that stands. */
export const dueOf = (promise: PromiseRow, today: Day, calendar: WorkingCalendar): DueModel => {
  const { why, provisional } = whyThen(promise, calendar);
  const base = { due: promise.due_now, provisional, why };
  if (promise.state === 'released') return { ...base, state: 'notNeeded' };
  const ended = isOutstanding(promise.state) ? undefined : (promise.ended_at ?? undefined);
  const stands = state({ due: promise.due_now }, ended, today, calendar);
  if (stands.kind === 'late' || stands.kind === 'doneLate')
    return { ...base, state: stands.kind, late: stands.by, unit: 'working day' };
  return { ...base, state: stands.kind === 'dueSoon' ? 'inTime' : stands.kind };
};
