import type { Authority, ClockRule, ClockState, ClockUnit, Due, Pause } from './clocks.ts';
import {
  addDays,
  type Day,
  dayOf,
  type Instant,
  isDay,
  sayDay,
  sayInstant,
  sayOffset,
  sayWeekday,
  startOfDay,
  weekdayOf,
} from './day.ts';

/**
 * What a limit may be called on screen. Nothing local is ever called statutory, and nothing national is until its text has been read.
 */
export const labelOf = (authority: Authority, confirmed: boolean): string => {
  if (authority === 'local') return 'Local standard';
  if (!confirmed) return 'National limit, not yet confirmed';
  if (authority === 'statute') return 'Statutory limit';
  if (authority === 'statutoryGuidance') return 'Limit in statutory guidance';
  return authority === 'nationalGuidance' ? 'Limit in national guidance' : 'Statistical definition';
};

const UNITS: Record<ClockUnit, string> = {
  workingDay: 'working day',
  calendarDay: 'day',
  schoolDay: 'school day',
  hour: 'hour',
  week: 'week',
  month: 'month',
};

/** '1 working day', '5 clear working days'. */
export const sayLimit = ({ limit, unit, clear }: Pick<ClockRule, 'limit' | 'unit' | 'clear'>): string =>
  `${limit} ${clear ? 'clear ' : ''}${UNITS[unit]}${limit === 1 ? '' : 's'}`;

const sayRule = (rule: ClockRule): string => {
  if (rule.limit === 0 && !rule.clear) return `on the day of ${rule.trigger}`;
  const counted =
    rule.countMode === 'includeTrigger' && !rule.clear ? ', counting that day as the first' : '';
  return `${sayLimit(rule)} ${rule.direction} ${rule.trigger}${counted}`;
};

const sayFrom = (rule: ClockRule, trigger: Day | Instant): string => {
  const when =
    rule.unit === 'hour'
      ? sayInstant(isDay(trigger) ? startOfDay(trigger) : trigger)
      : sayWeekday(isDay(trigger) ? trigger : dayOf(trigger));
  return `Counted from ${rule.trigger} on ${when}.`;
};

/** The weekends whose days a clock in working days came by and did not count, from its trigger to its due day. */
const sayWeekends = (rule: ClockRule, from: Day, due: Day): string[] => {
  if (rule.unit !== 'workingDay') return [];
  const [first, last] = from <= due ? [from, due] : [due, from];
  const countsTrigger = rule.countMode === 'includeTrigger' && !rule.clear;
  let weekends = 0;
  let within = false;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const isOff = weekdayOf(day) > 5 && (day !== from || countsTrigger);
    if (isOff && !within) weekends += 1;
    within = isOff;
  }
  return weekends === 0 ? [] : [weekends === 1 ? 'a weekend' : 'weekends'];
};

/** Which days did not count, and why; empty where all did. */
const saySkipped = (
  weekends: readonly string[],
  skipped: Due['skipped'],
  pauses: readonly Pause[],
): string[] => {
  const touched = pauses.filter((pause) => skipped.some(({ day }) => pause.from <= day && day <= pause.to));
  const holidays = skipped.filter(({ day }) => !pauses.some((pause) => pause.from <= day && day <= pause.to));
  const named = holidays.map(({ day, why }) => `${sayWeekday(day)} (${why})`);
  const days = [...weekends, ...named];
  return [
    ...(days.length > 0 ? [`Not counted: ${days.join(', ')}.`] : []),
    ...touched.map(({ from, to, why }) => `Paused from ${sayDay(from)} to ${sayDay(to)}: ${why}.`),
  ];
};

const clocksChange = (trigger: Day | Instant, dueAt: Instant): boolean =>
  sayOffset(isDay(trigger) ? startOfDay(trigger) : trigger).slice(-6) !== sayOffset(dueAt).slice(-6);

/** Why that day: the rule and its source, the fact it runs from, the days that did not count, and therefore the date. */
export const explainDue = (
  rule: ClockRule,
  trigger: Day | Instant,
  { due, dueAt, skipped, provisional }: Due,
  pauses: readonly Pause[] = [],
): string[] => [
  `${rule.name}: ${sayRule(rule)}.`,
  `${labelOf(rule.authority, rule.confirmed)}: ${rule.citation}.`,
  sayFrom(rule, trigger),
  ...saySkipped(sayWeekends(rule, isDay(trigger) ? trigger : dayOf(trigger), due), skipped, pauses),
  ...(dueAt !== undefined && clocksChange(trigger, dueAt)
    ? ['The clocks change in between: the hours counted are hours that passed.']
    : []),
  `So it is due on ${dueAt === undefined ? sayWeekday(due) : sayInstant(dueAt)}.`,
  ...(provisional
    ? ['The date is provisional: it reaches into a year whose bank holidays are not known yet.']
    : []),
];

/** 'Due today', 'Late by 3 working days': how a clock stands, in a word or two beside its date. */
export const sayState = (state: ClockState): string => {
  switch (state.kind) {
    case 'inTime':
      return 'In time';
    case 'dueToday':
      return 'Due today';
    case 'dueSoon':
      return 'Due soon';
    case 'doneInTime':
      return 'Done in time';
    default: {
      const word = state.kind === 'late' ? 'Late' : 'Done late';
      const amount = `${state.by} ${UNITS[state.unit]}${state.by === 1 ? '' : 's'}`;
      return state.by === 0 ? word : `${word} by ${amount}`;
    }
  }
};
