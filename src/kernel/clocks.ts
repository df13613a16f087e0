import { explainDue } from './clock-words.ts';
import { addDays, addMonths, type Day, dayOf, type Instant, isDay, startOfDay, weekdayOf } from './day.ts';

export { labelOf, sayLimit, sayState } from './clock-words.ts';

/** A working day is Monday to Friday but for England's bank holidays; a school day is one of the school's own calendar. */
export type ClockUnit = 'workingDay' | 'calendarDay' | 'schoolDay' | 'hour' | 'week' | 'month';

export type Authority = 'statute' | 'statutoryGuidance' | 'nationalGuidance' | 'statistical' | 'local';

/** How far a clock runs, and how it counts. */
export interface Span {
  /** A whole number of units, 0 or more. */
  readonly limit: number;
  readonly unit: ClockUnit;
  /** Whether the trigger's own day can be day 1. */
  readonly countMode: 'excludeTrigger' | 'includeTrigger';
  readonly direction: 'after' | 'before';
  /** Clear days: neither the first nor the last day counts, whatever the count mode says. */
  readonly clear: boolean;
}

/** A time limit as data: which rule of which edition, from what, to what, and who says so. */
export interface ClockRule extends Span {
  /** The clock: 'referralDecision'. The editions of one clock share it. */
  readonly id: string;
  /** The edition: 'WT2018', 'WT2023', 'local'. */
  readonly ruleSet: string;
  readonly effectiveFrom: Day;
  readonly effectiveTo?: Day;
  /** What must be done: 'Decide on a referral'. */
  readonly name: string;
  /** What starts it, as words that follow 'after' or 'before': 'receipt of the referral'. */
  readonly trigger: string;
  /** What ends it: 'the decision on the referral'. */
  readonly stop: string;
  readonly authority: Authority;
  readonly citation: string;
  readonly citationUrl?: string;
  /** Whether the limit has been read in the text that it cites. */
  readonly confirmed: boolean;
}

/** The days that count. `foundation/calendar` makes one from the bank holidays. */
export interface WorkingCalendar {
  isWorkingDay(day: Day): boolean;
  /** Whether the day lies in a year whose holidays are known. */
  isKnown(day: Day): boolean;
  holidayName(day: Day): string | undefined;
  /** Whose school days these are: present only on a school's calendar, and demanded by rules in school days. */
  readonly school?: string;
}

/** Days on which a clock stands still, both included. A pause that is still open is given as ending today. */
export interface Pause {
  readonly from: Day;
  readonly to: Day;
  readonly why: string;
}

export interface SkippedDay {
  readonly day: Day;
  readonly why: string;
}

export interface Due {
  readonly due: Day;
  /** The moment, for limits in hours only. */
  readonly dueAt?: Instant;
  /** Bank holidays and paused days that did not count. Weekends are not listed. */
  readonly skipped: readonly SkippedDay[];
  /** A day concerned lies in a year whose bank holidays are not known. */
  readonly provisional: boolean;
}

const HOUR = 3_600_000;

const paused = (day: Day, pauses: readonly Pause[]): Pause | undefined =>
  pauses.find((pause) => pause.from <= day && day <= pause.to);

const pausedDay = (day: Day, pause: Pause): SkippedDay => ({ day, why: `paused: ${pause.why}` });

const check = (span: Span, calendar: WorkingCalendar, pauses: readonly Pause[]): void => {
  if (!Number.isInteger(span.limit) || span.limit < 0) {
    throw new RangeError(`a limit is a whole number, 0 or more, not ${span.limit}`);
  }
  if (span.unit === 'schoolDay' && calendar.school === undefined) {
    throw new RangeError("school days need the school's calendar");
  }
  if (span.unit === 'hour' && span.clear) throw new RangeError('hours are never clear');
  if (span.direction === 'before' && pauses.length > 0) {
    throw new RangeError('a clock that counts back from a day cannot be paused');
  }
};

/** Working or school days, one by one, since any of them may be a holiday. */
const countDays = (span: Span, from: Day, calendar: WorkingCalendar, pauses: readonly Pause[]) => {
  const step = span.direction === 'after' ? 1 : -1;
  const triggerMayCount = !span.clear && (span.countMode === 'includeTrigger' || span.limit === 0);
  const skipped: SkippedDay[] = [];
  let left = Math.max(1, span.limit + (span.clear ? 1 : 0));
  let due = triggerMayCount ? addDays(from, -step) : from;
  let idle = 0;
  while (left > 0) {
    due = addDays(due, step);
    if (!calendar.isWorkingDay(due)) {
      const why = calendar.holidayName(due) ?? 'not a working day';
      if (weekdayOf(due) <= 5) skipped.push({ day: due, why });
      idle += 1;
      if (idle > 366) throw new RangeError(`the calendar has no working day for a year up to ${due}`);
      continue;
    }
    idle = 0;
    const pause = paused(due, pauses);
    if (pause) skipped.push(pausedDay(due, pause));
    else left -= 1;
  }
  return { due, skipped };
};

/** Calendar days, weeks and months: arithmetic, then moved on by a day for each day paused. */
const countDates = (span: Span, from: Day, pauses: readonly Pause[]) => {
  const step = span.direction === 'after' ? 1 : -1;
  const limit = step * span.limit;
  const end =
    span.unit === 'month' ? addMonths(from, limit) : addDays(from, limit * (span.unit === 'week' ? 7 : 1));
  const includes = span.countMode === 'includeTrigger' && !span.clear && span.limit > 0;
  let due = addDays(end, span.clear ? step : includes ? -step : 0);
  const skipped: SkippedDay[] = [];
  if (pauses.length > 0) {
    for (let day = includes ? from : addDays(from, 1); day <= due; day = addDays(day, 1)) {
      const pause = paused(day, pauses);
      if (!pause) continue;
      skipped.push(pausedDay(day, pause));
      due = addDays(due, 1);
    }
  }
  return { due, skipped };
};

/** Hours are elapsed time: 72 hours across the change to summer time are 72 real hours. */
const countHours = (span: Span, from: Instant, pauses: readonly Pause[]) => {
  const start = Date.parse(from);
  let end = start + span.limit * HOUR * (span.direction === 'after' ? 1 : -1);
  const skipped: SkippedDay[] = [];
  for (let day = dayOf(from); pauses.length > 0; day = addDays(day, 1)) {
    const opens = Math.max(start, Date.parse(startOfDay(day)));
    if (opens >= end) break;
    const pause = paused(day, pauses);
    if (!pause) continue;
    skipped.push(pausedDay(day, pause));
    end += Date.parse(startOfDay(addDays(day, 1))) - opens;
  }
  const dueAt = new Date(end).toISOString();
  return { due: dayOf(dueAt), dueAt, skipped };
};

/** Both ends and each 1 January between, since days are known by whole years. */
const knownThroughout = (calendar: WorkingCalendar, first: Day, last: Day): boolean => {
  if (!calendar.isKnown(first) || !calendar.isKnown(last)) return false;
  for (let year = Number(first.slice(0, 4)) + 1; year <= Number(last.slice(0, 4)); year += 1) {
    if (!calendar.isKnown(`${year}-01-01`)) return false;
  }
  return true;
};

/**
 * When a span that starts from a day or moment ends. In days, `excludeTrigger` gives the nth day that counts after the trigger's
 * day, which itself never counts; `includeTrigger` counts the trigger's day as day 1 where it is a day that counts; `before`
 * mirrors both. A limit of 0 is the trigger's own day, or for working and school days the first such day on or after it (on or
 * before it, counting back). Hours run from the moment, or from the midnight at which the day begins.
 * Throws RangeError for a span that means nothing: a broken limit, school days without a school, a paused clock that counts back.
 */
export const countSpan = (
  span: Span,
  trigger: Day | Instant,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Due => {
  check(span, calendar, pauses);
  const from = isDay(trigger) ? trigger : dayOf(trigger);
  const counted =
    span.unit === 'hour'
      ? countHours(span, isDay(trigger) ? startOfDay(trigger) : trigger, pauses)
      : span.unit === 'workingDay' || span.unit === 'schoolDay'
        ? countDays(span, from, calendar, pauses)
        : countDates(span, from, pauses);
  const [first, last] = from <= counted.due ? [from, counted.due] : [counted.due, from];
  return { ...counted, provisional: !knownThroughout(calendar, first, last) };
};

/** When a rule's clock runs out, and why that day, in sentences. Throws as `countSpan` does. */
export const due = (
  rule: ClockRule,
  trigger: Day | Instant,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): Due & { readonly explanation: readonly string[] } => {
  const counted = countSpan(rule, trigger, calendar, pauses);
  return { ...counted, explanation: explainDue(rule, trigger, counted, pauses) };
};

/** Working days after the first day, up to and including the second; 0 when the second is not later. */
export const workingDaysBetween = (from: Day, to: Day, calendar: WorkingCalendar): number => {
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) days += 1;
  return days;
};

/** Late by whole working days (0 over the weekend that follows the due day), or by hours begun where the limit is in hours. */
export type ClockState =
  | { readonly kind: 'inTime' | 'dueToday' | 'dueSoon' | 'doneInTime' }
  | { readonly kind: 'late' | 'doneLate'; readonly by: number; readonly unit: 'workingDay' | 'hour' };

/**
 * How a clock stands. `now` is today, or the moment where hours matter; `done` is when its stop happened, if it has. Due soon
 * means within `soonWithin` working days.
 */
export const state = (
  { due, dueAt }: Pick<Due, 'due' | 'dueAt'>,
  done: Day | Instant | undefined,
  now: Day | Instant,
  calendar: WorkingCalendar,
  soonWithin = 2,
): ClockState => {
  const end = done ?? now;
  const day = isDay(end) ? end : dayOf(end);
  const over = dueAt === undefined ? 0 : Date.parse(isDay(end) ? startOfDay(end) : end) - Date.parse(dueAt);
  const late = done === undefined ? 'late' : 'doneLate';
  if (dueAt !== undefined && over > 0) return { kind: late, by: Math.ceil(over / HOUR), unit: 'hour' };
  if (dueAt === undefined && day > due) {
    return { kind: late, by: workingDaysBetween(due, day, calendar), unit: 'workingDay' };
  }
  if (done !== undefined) return { kind: 'doneInTime' };
  if (day === due) return { kind: 'dueToday' };
  return { kind: workingDaysBetween(day, due, calendar) <= soonWithin ? 'dueSoon' : 'inTime' };
};
