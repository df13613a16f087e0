/** A calendar day, 'YYYY-MM-DD', in Europe/London. */
export type Day = string;

/** A moment, ISO 8601 in UTC with milliseconds: '2026-11-23T09:00:00.000Z'. */
export type Instant = string;

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const HOUR_LENGTH = 3_600_000;
const DAY_LENGTH = 24 * HOUR_LENGTH;

/** Asks the calendar of London, which is slow, how far its clocks stand from UTC at that time, in milliseconds. */
const askedOffset = (time: number): number => {
  const parts: Record<string, string> = {};
  for (const { type, value } of LONDON.formatToParts(new Date(time))) parts[type] = value;
  const { year = '', month, day, hour, minute, second } = parts;
  const wall = Date.parse(`${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return wall - Math.floor(time / 1000) * 1000;
};

// The clocks of London change on the hour of UTC, since its own mean time ended in 1847.
const CHANGES_ON_THE_HOUR = Date.UTC(1848, 0, 1);
const MOST_HOURS = 100_000;
const offsets = new Map<number, number>();

/** How far the clocks of London stand from UTC, each hour asked for once: pages and imports ask thousands of times. */
const offsetAt = (time: number): number => {
  if (!(time >= CHANGES_ON_THE_HOUR)) return askedOffset(time);
  const hour = Math.floor(time / HOUR_LENGTH);
  const held = offsets.get(hour);
  if (held !== undefined) return held;
  if (offsets.size >= MOST_HOURS) offsets.clear();
  const offset = askedOffset(time);
  offsets.set(hour, offset);
  return offset;
};

/** The clocks of London at that moment, in milliseconds as if they stood in UTC. */
const wallOf = (time: number): number => time + offsetAt(time);

/** The clocks of London at that moment, written as if they stood in UTC. */
const writtenInLondon = (instant: Instant): string => new Date(wallOf(Date.parse(instant))).toISOString();

const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const fromUtc = (time: number): Day => new Date(time).toISOString().slice(0, 10);

/**
 * Whether the text is a day that exists: 2026-02-30 is not one. Years 1000 to 9999.
 * A plain boolean, because Day is a string: a type guard would leave nothing (`never`) of the text that is not a day.
 */
export const isDay = (text: string): boolean =>
  /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text)) && fromUtc(utc(text)) === text;

/** The day on the clocks of London at that moment. */
export const dayOf = (instant: Instant): Day => writtenInLondon(instant).slice(0, 10);

/** The time on the clocks of London at that moment, 'HH:MM'. */
export const timeOf = (instant: Instant): string => writtenInLondon(instant).slice(11, 16);

/**
 * The moment at which the clocks of London show that time ('HH:MM', or with ':SS' and milliseconds) on that day; undefined
 * when they skip it, as 1am to 2am is skipped on the last Sunday of March. A time that is shown twice is its first showing.
 */
export const instantInLondon = (day: Day, time: string): Instant | undefined => {
  const wall = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(wall)) return undefined;
  const moments = [wall - DAY_LENGTH, wall + DAY_LENGTH].map((near) => wall - (wallOf(near) - near));
  const shown = moments.filter((moment) => wallOf(moment) === wall);
  return shown.length === 0 ? undefined : new Date(Math.min(...shown)).toISOString();
};

/** The moment at which a day begins in London. No change of the clocks since 1847 skipped a midnight; before that, UTC's stands in. */
export const startOfDay = (day: Day): Instant => instantInLondon(day, '00:00') ?? `${day}T00:00:00.000Z`;

/** The moment on the clocks of London with their offset: '2026-03-29T02:00:00+01:00'. */
export const sayOffset = (instant: Instant): string => {
  const time = Date.parse(instant);
  const minutes = (wallOf(time) - time) / 60_000;
  // London's own mean time, before 1847, has seconds in its offset, which ISO 8601 cannot write.
  if (!Number.isInteger(minutes)) return instant;
  const two = (part: number) => String(Math.abs(part)).padStart(2, '0');
  const wall = new Date(wallOf(time)).toISOString().replace(/(\.000)?Z$/, '');
  return `${wall}${minutes < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
};

/** The moment so many hours after another. */
export const addHours = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * HOUR_LENGTH).toISOString();

/** The day so many days later (earlier when negative). */
export const addDays = (day: Day, days: number): Day => {
  // Within a month there is nothing to work out: clocks step by a day millions of times.
  const date = Number(day.slice(8)) + days;
  if (date >= 1 && date <= 28) return `${day.slice(0, 8)}${date < 10 ? '0' : ''}${date}`;
  return fromUtc(utc(day) + days * DAY_LENGTH);
};

/** The same day of the month so many months later, clipped to the month's last day: 31 January and one month is 28 or 29 February. */
export const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return fromUtc(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
};

/** Days from the first to the second: negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / DAY_LENGTH);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => {
  // 1 January 1970 was a Thursday.
  const sinceMonday = (utc(day) / DAY_LENGTH + 3) % 7;
  return ((sinceMonday + 7) % 7) + 1;
};

/** Whole years of age on a day. */
export const ageOn = (born: Day, day: Day): number => {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
};

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** 'Monday 23 November 2026'. */
export const sayWeekday = (day: Day): string => `${WEEKDAYS[weekdayOf(day) - 1]} ${sayDay(day)}`;

/** '23 November 2026', as GOV.UK writes it. */
export const sayDay = (day: Day): string =>
  `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

/** '9:05am', in London; midday and midnight by name, as GOV.UK writes them. */
export const sayTime = (instant: Instant): string => {
  const [hour = 0, minute = 0] = timeOf(instant).split(':').map(Number);
  if (minute === 0 && hour % 12 === 0) return hour ? 'midday' : 'midnight';
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}${hour < 12 ? 'am' : 'pm'}`;
};

/** '23 November 2026 at 9:05am', in London. */
export const sayInstant = (instant: Instant): string => `${sayDay(dayOf(instant))} at ${sayTime(instant)}`;

/** When something happened: the day alone where only the day is known, which is kept as its midnight in London. */
export const sayMoment = (at: Instant): string =>
  timeOf(at) === '00:00' ? sayDay(dayOf(at)) : sayInstant(at);
