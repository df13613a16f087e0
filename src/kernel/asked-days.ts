import type { Day } from './day.ts';
import type { Fault } from './errors.ts';
import { rangeOfPartial } from './fields.ts';

/** The parts of a day in an address: whole ('2026-11-23', '2026'), or in three as the boxes of a form send them. */
export type DayParts = Readonly<Record<string, unknown>>;

const part = (asked: DayParts, name: string): string => {
  const value = asked[name];
  return typeof value === 'string' ? value.trim() : '';
};

const joined = (asked: DayParts, name: 'from' | 'until' | 'on'): string => {
  const [year, month, day] = ['year', 'month', 'day'].map((each) => part(asked, `${name}-${each}`));
  if (!year && !month && !day) return part(asked, name);
  const two = (digits: string | undefined) => `-${(digits ?? '').padStart(2, '0')}`;
  return `${year}${month || day ? two(month) : ''}${day ? two(day) : ''}`;
};

/** A span of days as it was asked for: what holds, what to write into the next address, and what to say of the rest. */
export interface AskedSpan {
  readonly from: Day | null;
  readonly until: Day | null;
  readonly asked: { readonly from: string; readonly until: string };
  readonly faults: readonly Fault[];
}

const WORDS = { from: 'From', until: 'Until' } as const;

/**
 * The days between which a list is asked for. A year or a month alone will do: it begins with its first day and ends with
 * its last. What is no day is said, and narrows nothing.
 */
export const spanAsked = (asked: DayParts): AskedSpan => {
  const faults: Fault[] = [];
  const read = (name: 'from' | 'until') => {
    const typed = joined(asked, name);
    const range = typed === '' ? null : rangeOfPartial(typed);
    if (typed !== '' && range === null)
      faults.push({ field: name, message: `${WORDS[name]} must be a real date, or a year` });
    return { day: range?.[name] ?? null, typed: range === null ? '' : typed };
  };
  const from = read('from');
  const until = read('until');
  if (from.day !== null && until.day !== null && until.day < from.day)
    faults.push({ field: 'until', message: 'Until must be on or after from' });
  return {
    from: from.day,
    until: until.day,
    asked: { from: from.typed, until: until.typed },
    faults,
  };
};

/** The one day that is asked for: today when none is, with what to say when it is not one or has not come yet. */
export const dayAsked = (asked: DayParts, today: Day): { day: Day; faults: readonly Fault[] } => {
  const typed = joined(asked, 'on');
  if (typed === '') return { day: today, faults: [] };
  const range = rangeOfPartial(typed);
  if (range === null || typed.length !== 10)
    return { day: today, faults: [{ field: 'on', message: 'Day must be a real date, like 27 3 2026' }] };
  if (range.from > today)
    return { day: today, faults: [{ field: 'on', message: 'Day must be today or in the past' }] };
  return { day: range.from, faults: [] };
};
