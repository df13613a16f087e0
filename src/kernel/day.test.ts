import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  dayOf,
  daysBetween,
  instantInLondon,
  isDay,
  sayInstant,
  sayOffset,
  sayWeekday,
  startOfDay,
  timeOf,
  weekdayOf,
} from './day.ts';

const days = fc.integer({ min: -60_000, max: 60_000 }).map((n) => addDays('2026-01-01', n));

describe('a day', () => {
  test('is one that exists, written in full', () => {
    expect(['2024-02-29', '1000-01-01', '9999-12-31'].map(isDay)).toEqual([true, true, true]);
    for (const text of [
      '2026-02-29',
      '2026-02-30',
      '2026-13-01',
      '2026-1-1',
      '0999-01-01',
      '2026-01-01\n',
      '',
    ]) {
      expect(isDay(text), text).toBe(false);
    }
  });

  test('is reached and left by the same number of days', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(weekdayOf(day)).toBe(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
      }),
    );
  });

  test('a month later is the same date, or the last of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2023-11-30', 3)).toBe('2024-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
    fc.assert(
      fc.property(days, fc.integer({ min: -200, max: 200 }), (day, n) => {
        const later = addMonths(day, n);
        expect(isDay(later)).toBe(true);
        expect(addMonths(`${day.slice(0, 8)}01`, n).slice(0, 7)).toBe(later.slice(0, 7));
        expect(later.slice(8) <= day.slice(8)).toBe(true);
      }),
    );
  });

  test('a child born on 29 February has a birthday on 1 March', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
    expect(ageOn('2026-05-01', '2026-01-01')).toBe(-1);
  });
});

describe('the clocks of London', () => {
  test('a late evening in summer is already tomorrow', () => {
    expect(dayOf('2026-07-01T23:30:00.000Z')).toBe('2026-07-02');
    expect(timeOf('2026-07-01T23:30:00.000Z')).toBe('00:30');
    expect(dayOf('2026-12-01T23:30:00.000Z')).toBe('2026-12-01');
  });

  test('skip an hour in March and show one twice in October', () => {
    expect(instantInLondon('2026-03-29', '00:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(instantInLondon('2026-03-29', '01:30')).toBeUndefined();
    expect(instantInLondon('2026-03-29', '02:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(instantInLondon('2026-10-25', '01:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantInLondon('2026-10-25', '02:00')).toBe('2026-10-25T02:00:00.000Z');
    expect(instantInLondon('2026-10-25', '25:00')).toBeUndefined();
  });

  test('a day begins at its midnight', () => {
    fc.assert(
      fc.property(days, (day) => {
        const start = startOfDay(day);
        expect([dayOf(start), timeOf(start)]).toEqual([day, '00:00']);
        expect(dayOf(new Date(Date.parse(start) - 1).toISOString())).toBe(addDays(day, -1));
      }),
    );
  });

  test('are written with their offset', () => {
    expect(sayOffset('2026-03-29T00:59:59.000Z')).toBe('2026-03-29T00:59:59+00:00');
    expect(sayOffset('2026-03-29T01:00:00.000Z')).toBe('2026-03-29T02:00:00+01:00');
    expect(sayOffset('2026-06-01T09:00:00.250Z')).toBe('2026-06-01T10:00:00.250+01:00');
    fc.assert(
      fc.property(fc.integer({ min: -3_000_000_000_000, max: 8_000_000_000_000 }), (time) => {
        expect(Date.parse(sayOffset(new Date(time).toISOString()))).toBe(time);
      }),
    );
  });

  test('are said as GOV.UK says them', () => {
    expect(sayInstant('2026-11-23T09:05:00.000Z')).toBe('23 November 2026 at 9:05am');
    expect(sayInstant('2026-11-23T17:00:00.000Z')).toBe('23 November 2026 at 5pm');
    expect(sayInstant('2026-11-23T12:00:00.000Z')).toBe('23 November 2026 at midday');
    expect(sayInstant('2026-06-30T23:00:00.000Z')).toBe('1 July 2026 at midnight');
    expect(sayInstant('2026-11-23T00:05:00.000Z')).toBe('23 November 2026 at 12:05am');
    expect(sayWeekday('2026-11-23')).toBe('Monday 23 November 2026');
  });
});
