import { ageOn, type Day, daysBetween, isDay, rangeOfPartial, sayDay } from '#kernel';

export type Precision = 'day' | 'month' | 'year';

/** A birth as it is kept: the first day that it can have been, and how much of that is known. */
export interface Birth {
  readonly day: Day;
  readonly precision: Precision;
}

/** What a partial day ('2016', '2016-03', '2016-03-09') is kept as; null when it is not one. */
export const readBirth = (partial: string): Birth | null => {
  const range = rangeOfPartial(partial);
  if (range === null) return null;
  return {
    day: range.from,
    precision: partial.length === 4 ? 'year' : partial.length === 7 ? 'month' : 'day',
  };
};

/** The partial day again, as a form shows it. */
export const writeBirth = ({ day, precision }: Birth): string =>
  precision === 'year' ? day.slice(0, 4) : precision === 'month' ? day.slice(0, 7) : day;

/** '9 March 2016', 'March 2016' or '2016'. */
export const sayBirth = ({ day, precision }: Birth): string => {
  const said = sayDay(day);
  if (precision === 'day') return said;
  return precision === 'year' ? day.slice(0, 4) : said.slice(said.indexOf(' ') + 1);
};

const count = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? '' : 's'}`;

/** Whole months of age, for a baby. */
const monthsOn = (born: Day, on: Day): number => {
  const months =
    (Number(on.slice(0, 4)) - Number(born.slice(0, 4))) * 12 +
    Number(on.slice(5, 7)) -
    Number(born.slice(5, 7));
  return on.slice(8) < born.slice(8) ? months - 1 : months;
};

/** Age in words on a day: days in the first month, months to the second birthday, then years; 'about' where the birth is known in part. */
export const sayAge = ({ day, precision }: Birth, on: Day): string => {
  if (day > on) return '';
  const years = ageOn(day, on);
  if (precision === 'year') return `about ${count(Number(on.slice(0, 4)) - Number(day.slice(0, 4)), 'year')}`;
  const about = precision === 'month' ? 'about ' : '';
  if (years >= 2) return `${about}${count(years, 'year')}`;
  const months = monthsOn(day, on);
  return months >= 1 || precision === 'month'
    ? `${about}${count(months, 'month')}`
    : count(daysBetween(day, on), 'day');
};

/** The day with day and month in each other's place, where that is another real day: 4 March is asked for as 3 April. */
export const swappedDay = (day: Day): Day | null => {
  const swapped = `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}`;
  return swapped !== day && isDay(swapped) ? swapped : null;
};
