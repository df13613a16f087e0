import { type Day, isDay } from '#kernel';

/** One disagreement as the partnership counts it: no child, no name, no day. */
export interface Counted {
  readonly raised_by: string;
  readonly decided_by: string;
  readonly theme: string;
  readonly stage: number;
  /** Calendar days from raising to ending; null while it is open. */
  readonly days: number | null;
  /** How many of its stages it reached by silence. */
  readonly silent: number;
  readonly stages: number;
  readonly ended_as: string | null;
}

/** How many there are of each, the most first. */
export const countBy = (
  rows: readonly Counted[],
  keyOf: (row: Counted) => string,
): { key: string; count: number }[] => {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((one, other) => other.count - one.count || one.key.localeCompare(other.key));
};

/** The middle one of some numbers; null where there are none. */
export const median = (numbers: readonly number[]): number | null => {
  const sorted = [...numbers].sort((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
};

/** A year of the partnership, from 1 April: '2026' is April 2026 to March 2027. Whole years only, so that none tells of another. */
export const yearOf = (day: Day): string =>
  day.slice(5) < '04-01' ? String(Number(day.slice(0, 4)) - 1) : day.slice(0, 4);
/** The first and the last day of a year. Throws RangeError for what is none. */
export const daysOfYear = (year: string): { from: Day; until: Day } => {
  const from = `${year}-04-01`;
  const until = `${Number(year) + 1}-03-31`;
  if (!isDay(from) || !isDay(until)) throw new RangeError(`there is no year ${year}`);
  return { from, until };
};
/** What a year is called. */
export const sayYear = (year: string): string => `April ${year} to March ${Number(year) + 1}`;
/** The years that may be asked for: those that have ended, for a year still running tells of each disagreement as it comes. */
export const yearsEnded = (today: Day, howMany = 4): string[] => {
  const last = Number(yearOf(today)) - 1;
  return Array.from({ length: howMany }, (_, back) => String(last - back));
};
