import { addDays, addMonths, type Day, type Fault, isDay, sayDay } from '#kernel';

/** The days that a figure is about, both included. */
export interface Period {
  readonly kind: 'quarter' | 'year' | 'own';
  /** '2026-27-Q2', '2026-27' or 'own'. */
  readonly key: string;
  readonly label: string;
  readonly from: Day;
  readonly until: Day;
}

const sayMonth = (day: Day): string => sayDay(day).replace(/^\d+ /, '');
const sayMonths = (from: Day, until: Day): string =>
  from.slice(0, 4) === until.slice(0, 4)
    ? `${sayMonth(from).replace(/ \d+$/, '')} to ${sayMonth(until)}`
    : `${sayMonth(from)} to ${sayMonth(until)}`;

const twoYears = (start: number): string => `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
const periodFrom = (kind: 'quarter' | 'year', key: string, from: Day, months: number): Period => {
  const until = addDays(addMonths(from, months), -1);
  return { kind, key, label: sayMonths(from, until), from, until };
};

/** The business year that begins on 1 April of that year, as councils and their statistics count. */
export const yearFrom = (start: number): Period => periodFrom('year', twoYears(start), `${start}-04-01`, 12);

/** A quarter of the business year: 1 is April to June. */
export const quarterOf = (start: number, quarter: number): Period =>
  periodFrom('quarter', `${twoYears(start)}-Q${quarter}`, addMonths(`${start}-04-01`, 3 * (quarter - 1)), 3);

/** The quarters of a year; none of anything else. */
export const quartersWithin = ({ kind, from }: Period): Period[] =>
  kind === 'year' ? [1, 2, 3, 4].map((quarter) => quarterOf(Number(from.slice(0, 4)), quarter)) : [];

/** Whether the period is over: until then its figures still grow. */
export const hasEnded = ({ until }: Pick<Period, 'until'>, today: Day): boolean => until < today;

/** The quarter or year of a key, or undefined where it is none. */
export const periodOfKey = (key: string): Period | undefined => {
  const [, start = '', end = '', quarter] = /^([12]\d{3})-(\d{2})(?:-Q([1-4]))?$/.exec(key) ?? [];
  if (start === '' || Number(end) !== (Number(start) + 1) % 100) return undefined;
  return quarter === undefined ? yearFrom(Number(start)) : quarterOf(Number(start), Number(quarter));
};

const QUARTERS_SHOWN = 12;
const YEARS_SHOWN = 5;

/** The periods to choose from, the newest first: quarters, then years; those under way too where `running`. */
export const periodsOn = (today: Day, running: boolean): Period[] => {
  const thisYear = Number(addMonths(today, -3).slice(0, 4));
  const years = Array.from({ length: YEARS_SHOWN + 1 }, (_, back) => yearFrom(thisYear - back));
  const begun = (period: Period): boolean => period.from <= today && (running || hasEnded(period, today));
  return [
    ...years
      .flatMap((year) => quartersWithin(year).reverse())
      .filter(begun)
      .slice(0, QUARTERS_SHOWN),
    ...years.filter(begun).slice(0, YEARS_SHOWN),
  ];
};

/** What may be asked of a period: a key, or two days of one's own. */
export interface PeriodAsked {
  readonly period?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

const LONGEST_YEARS = 5;
const ownPeriod = ({ from = '', until = '' }: PeriodAsked): Period | Fault[] => {
  const faults = [
    ...(isDay(from) ? [] : [{ field: 'from', message: 'Enter the first day, like 1 4 2026' }]),
    ...(isDay(until) ? [] : [{ field: 'until', message: 'Enter the last day, like 30 6 2026' }]),
  ];
  if (faults.length > 0) return faults;
  if (until < from) return [{ field: 'until', message: 'The last day must be on or after the first day' }];
  if (until >= addMonths(from, 12 * LONGEST_YEARS))
    return [{ field: 'until', message: `The days must be within ${LONGEST_YEARS} years of each other` }];
  return { kind: 'own', key: 'own', label: `${sayDay(from)} to ${sayDay(until)}`, from, until };
};

/**
 * The period that is asked for, or the last quarter that has ended, with what is wrong with the question. Posts that see small
 * numbers suppressed have whole periods that have ended: two periods of their own that overlap would give a small number away.
 */
export const choosePeriod = (
  asked: PeriodAsked,
  today: Day,
  wholeOnly: boolean,
): { readonly period: Period; readonly faults: readonly Fault[] } => {
  const newest = periodsOn(today, false)[0] ?? yearFrom(Number(today.slice(0, 4)) - 2);
  if (asked.period === undefined || asked.period === '') return { period: newest, faults: [] };
  const chosen = asked.period === 'own' ? ownPeriod(asked) : periodOfKey(asked.period);
  const refused = (field: string, message: string) => ({ period: newest, faults: [{ field, message }] });
  if (chosen === undefined) return refused('period', 'Select a period from the list');
  if ('length' in chosen) return { period: newest, faults: chosen };
  if (wholeOnly && (chosen.kind === 'own' || !hasEnded(chosen, today)))
    return refused('period', 'Select a quarter or a year that has ended');
  return { period: chosen, faults: [] };
};
