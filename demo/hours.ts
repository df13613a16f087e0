import { ENGLAND } from '#calendar';
import { addDays, type Day, type Instant, instantInLondon, weekdayOf } from '#kernel';

/** A time on the clocks of London: the day, and the minute of that day. */
export interface Moment {
  readonly day: Day;
  readonly minute: number;
}

const OPENS = 8 * 60 + 45;
const CLOSES = 17 * 60;

const midnights = new Map<Day, number>();
/** Midnight in milliseconds, with the offset that the clocks show at noon: asked for some thousand days, many times each. */
const midnightOf = (day: Day): number => {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const noon = instantInLondon(day, '12:00') ?? `${day}T12:00:00.000Z`;
  const midnight = Date.parse(noon) - 12 * 3_600_000;
  midnights.set(day, midnight);
  return midnight;
};

/** The moment as it is kept. A few seconds are added, because nobody works on the minute. */
export const instantOf = ({ day, minute }: Moment, seconds = 0): Instant =>
  new Date(midnightOf(day) + minute * 60_000 + seconds * 1000).toISOString();

export const isWorkingDay = (day: Day): boolean => ENGLAND.isWorkingDay(day);

/** The first working day after the day. */
export const nextWorkingDay = (day: Day): Day => {
  let next = addDays(day, 1);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
};
/** The last working day before the day. */
export const lastWorkingDay = (day: Day): Day => {
  let last = addDays(day, -1);
  while (!isWorkingDay(last)) last = addDays(last, -1);
  return last;
};

export const isBefore = (one: Moment, other: Moment): boolean =>
  one.day < other.day || (one.day === other.day && one.minute < other.minute);

/** So many minutes of office hours later: nights, weekends and bank holidays do not count. */
export const officeLater = (from: Moment, minutes: number): Moment => {
  let { day, minute } = from;
  if (!isWorkingDay(day) || minute >= CLOSES) [day, minute] = [nextWorkingDay(day), OPENS];
  minute = Math.max(minute, OPENS) + minutes;
  while (minute > CLOSES) {
    minute = OPENS + (minute - CLOSES);
    day = nextWorkingDay(day);
  }
  return { day, minute };
};

/** So many minutes later, whatever the hour. */
export const minutesLater = ({ day, minute }: Moment, minutes: number): Moment => {
  const total = minute + minutes;
  const days = Math.floor(total / 1440);
  return { day: addDays(day, days), minute: total - days * 1440 };
};

/** '10:40pm', as GOV.UK writes it. */
export const sayTime = (minute: number): string => {
  const hour = Math.floor(minute / 60) % 24;
  const past = minute % 60;
  return `${hour % 12 || 12}${past ? `:${String(past).padStart(2, '0')}` : ''}${hour < 12 ? 'am' : 'pm'}`;
};

/** Weeks of an ordinary year in which schools are closed, by month and day: what a made-up place needs to know. */
const HOLIDAYS: readonly (readonly [from: string, until: string])[] = [
  ['01-01', '01-04'],
  ['02-14', '02-22'],
  ['04-03', '04-18'],
  ['05-24', '06-01'],
  ['07-22', '09-02'],
  ['10-24', '11-01'],
  ['12-20', '12-31'],
];
/** Whether schools are open: a working day outside their holidays. */
export const isSchoolDay = (day: Day): boolean =>
  isWorkingDay(day) && !HOLIDAYS.some(([from, until]) => day.slice(5) >= from && day.slice(5) <= until);

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
export const sayDayOfWeek = (day: Day): string => WEEKDAYS[weekdayOf(day) - 1] ?? '';
