import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BANK_HOLIDAYS, calendarOf, canAddBankHoliday, ENGLAND } from './holidays.ts';

const TODAY = '2026-11-23';
const PUBLISHED = new URL(
  '../../../../../shared/data/calendar/england-wales-bank-holidays.json',
  import.meta.url,
);

describe('the bank holidays of England', () => {
  test('are in order, on weekdays, at least eight in each year from 2019 to 2028', () => {
    const days = BANK_HOLIDAYS.map(({ day }) => day);
    expect(days).toEqual([...new Set(days)].sort());
    expect(days.filter((day) => !canAddBankHoliday([], { day, name: 'x' }, TODAY).ok)).toEqual([]);
    const known = ['2018', '2019', '2028', '2029'].map((year) => ENGLAND.isKnown(`${year}-06-30`));
    expect(known).toEqual([false, true, true, false]);
  });

  test('are those that GOV.UK publishes', (context) => {
    if (!existsSync(PUBLISHED)) context.skip('the published dates are not on this machine');
    expect(BANK_HOLIDAYS.map(({ day }) => day)).toEqual(JSON.parse(readFileSync(PUBLISHED, 'utf8')));
  });

  test('name the days that moved or came once', () => {
    expect(ENGLAND.holidayName('2022-09-19')).toBe('State funeral of Queen Elizabeth II');
    expect(ENGLAND.isWorkingDay('2020-05-04')).toBe(true);
    expect(ENGLAND.isWorkingDay('2023-05-08')).toBe(false);
  });
});

describe('a holiday declared late', () => {
  test('counts at once, and makes no unpublished year known', () => {
    const declared = calendarOf([
      ...BANK_HOLIDAYS,
      { day: '2026-12-01', name: 'Declared' },
      { day: '2030-06-03', name: 'Declared' },
    ]);
    expect(declared.isWorkingDay('2026-12-01')).toBe(false);
    expect(declared.isWorkingDay('2030-06-03')).toBe(false);
    expect(declared.isKnown('2030-06-03')).toBe(false);
  });

  test('is refused where it says nothing new', () => {
    const reason = (day: string, name = 'Declared') => {
      const verdict = canAddBankHoliday(BANK_HOLIDAYS, { day, name }, TODAY);
      return verdict.ok ? 'ok' : verdict.reason;
    };
    expect(reason('2026-12-01')).toBe('ok');
    expect(reason('2026-12-25')).toBe('Friday 25 December 2026 is already a bank holiday: Christmas Day.');
    expect(reason('2026-12-26')).toContain('at the weekend');
    expect(reason('2026-02-30')).toContain('date that exists');
    expect(reason('2026-12-01', ' ')).toContain('name');
  });

  test('is refused where no clock counts: before 1995, and more than ten years ahead', () => {
    const ok = (day: string) => canAddBankHoliday(BANK_HOLIDAYS, { day, name: 'Declared' }, TODAY).ok;
    expect(['1994-12-30', '1995-01-02', '2036-11-21', '2036-11-24', '9999-12-31'].map(ok)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});
