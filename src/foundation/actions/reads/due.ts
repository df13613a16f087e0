import { z } from 'zod';
import { CLOCK_RULES, type ClockId, clockFor } from '#calendar';
import {
  type ClockState,
  type Day,
  dayOf,
  type Instant,
  labelOf,
  sayDay,
  state,
  type WorkingCalendar,
} from '#kernel';
import type { ActionRow } from '../store.ts';

/** By when, how that stands, and why that date. */
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

/** The date that an action was set with: its clock's, worked out again so that a holiday declared late moves it, or the setter's. */
const setDate = (action: ActionRow, calendar: WorkingCalendar) => {
  const { clock_rule, clock_from, set_due_day, setter_name, recorded_at } = action;
  const clock =
    clock_rule !== null && clock_from !== null && isClock(clock_rule)
      ? clockFor(clock_rule, clock_from, calendar)
      : undefined;
  if (clock)
    return {
      due: clock.due,
      dueAt: clock.dueAt,
      provisional: clock.provisional,
      why: [...clock.explanation, labelOf(clock.rule.authority, clock.rule.confirmed)],
    };
  if (set_due_day === null) return null;
  return {
    due: set_due_day,
    dueAt: undefined,
    provisional: false,
    why: [`${setter_name} set this date on ${sayDay(dayOf(recorded_at))}.`],
  };
};

/** As `setDate`, or the date that it was changed to last. */
const dateOf = (action: ActionRow, calendar: WorkingCalendar) => {
  const set = setDate(action, calendar);
  const { moved_to, moved_by, moved_at, moved_why } = action;
  if (moved_to === null || moved_at === null) return set;
  const before = set === null ? '' : ` Before any change it was due on ${sayDay(set.due)}.`;
  const moved = `${moved_by} changed the date on ${sayDay(dayOf(moved_at))}: ${moved_why}.`;
  return { due: moved_to, dueAt: undefined, provisional: false, why: [`${moved}${before}`] };
};

const faceOf = (stands: ClockState): Pick<DueModel, 'state' | 'late' | 'unit'> => {
  if (stands.kind === 'late' || stands.kind === 'doneLate')
    return {
      state: stands.kind,
      late: stands.by,
      unit: stands.unit === 'hour' ? 'hour' : 'working day',
    };
  return { state: stands.kind === 'dueSoon' ? 'inTime' : stands.kind };
};

/** By when an action is owed and how that stands; null where it has no date. */
export const dueOf = (
  action: ActionRow,
  { now, today }: { readonly now: Instant; readonly today: Day },
  calendar: WorkingCalendar,
): DueModel | null => {
  const date = dateOf(action, calendar);
  if (date === null) return null;
  const { due, dueAt, provisional, why } = date;
  if (action.ended === 'cancelled' || action.ended === 'notDone')
    return { due, state: 'notNeeded', provisional, why };
  const clock = dueAt === undefined ? { due } : { due, dueAt };
  const stands = state(clock, action.ended_at ?? undefined, dueAt === undefined ? today : now, calendar);
  return { due, ...faceOf(stands), provisional, why };
};
