import { describe, expect, test } from 'vitest';
import { choosePeriod, periodOfKey, periodsOn, quartersWithin, yearFrom } from './periods.ts';

const TODAY = '2026-11-23';

describe('Periods', () => {
  test('follow the business year, April to March', () => {
    expect(periodOfKey('2026-27-Q4')).toEqual({
      kind: 'quarter',
      key: '2026-27-Q4',
      label: 'January to March 2027',
      from: '2027-01-01',
      until: '2027-03-31',
    });
    expect(yearFrom(1999)).toMatchObject({ key: '1999-00', label: 'April 1999 to March 2000' });
    expect(periodOfKey('1999-00')?.until).toBe('2000-03-31');
    expect(periodOfKey('2026-28')).toBeUndefined();
    expect(periodOfKey('2026-27-Q5')).toBeUndefined();
    expect(quartersWithin(yearFrom(2026)).map(({ from }) => from)).toEqual([
      '2026-04-01',
      '2026-07-01',
      '2026-10-01',
      '2027-01-01',
    ]);
  });

  test('to choose from begin with the newest, and those under way stand only where they may be asked', () => {
    expect(periodsOn(TODAY, false)[0]?.key).toBe('2026-27-Q2');
    expect(periodsOn(TODAY, true)[0]?.key).toBe('2026-27-Q3');
    expect(periodsOn(TODAY, false).find(({ kind }) => kind === 'year')?.key).toBe('2025-26');
    // On 1 January the quarter that ended the day before is the newest whole one.
    expect(periodsOn('2027-01-01', false)[0]?.key).toBe('2026-27-Q3');
  });

  test('of one’s own must be days in order, and are for those who see numbers as counted', () => {
    const own = { period: 'own', from: '2026-03-03', until: '2026-05-05' };
    expect(choosePeriod(own, TODAY, false)).toMatchObject({ period: { from: '2026-03-03' }, faults: [] });
    expect(choosePeriod(own, TODAY, true)).toMatchObject({
      period: { key: '2026-27-Q2' },
      faults: [{ field: 'period' }],
    });
    expect(choosePeriod({ ...own, until: '2026-02-30' }, TODAY, false).faults[0]?.field).toBe('until');
    expect(choosePeriod({ ...own, until: '2026-03-02' }, TODAY, false).faults).toHaveLength(1);
    expect(choosePeriod({ ...own, until: '2031-03-03' }, TODAY, false).faults).toHaveLength(1);
    expect(choosePeriod({ period: '2026-27-Q3' }, TODAY, true).faults).toHaveLength(1);
    expect(choosePeriod({ period: 'soon' }, TODAY, false).faults).toHaveLength(1);
  });
});
