import { expect, it } from 'vitest';
import { type MarkRow, MOST_MARKS, yearsOf } from './years.ts';

const TODAY = '2026-11-23';
const labels = {
  kinds: new Map([
    ['contact', 'Contact'],
    ['decision', 'Decision'],
  ]),
  lanes: new Map([
    ['c', 'Arden Vale Council'],
    ['n', 'Community NHS Trust'],
  ]),
};
const on = (lane: string, at: string, kind: string | null = 'contact', records = 1): MarkRow => ({
  lane,
  at,
  first: at,
  last: at,
  kind,
  records,
});

it('puts the agency that knew the child first at the top, and names a day with several kinds as one', () => {
  const years = yearsOf(
    [on('n', '2024-03-05'), on('c', '2024-03-06', null, 3), on('c', '2026-01-02', 'decision')],
    'day',
    labels,
    TODAY,
  );
  expect(years?.lanes.map(({ label }) => label)).toEqual(['Community NHS Trust', 'Arden Vale Council']);
  expect(years?.kinds).toEqual(['Contact', 'Decision', 'Several on one day']);
  expect(years).toMatchObject({ from: '2024-03-05', to: TODAY, total: 5, each: 'day' });
  expect(years?.lanes[1]?.marks[0]).toMatchObject({ title: '3 records', kind: 'Several on one day' });
});

it('draws nothing where there is nothing, and gives one day room', () => {
  expect(yearsOf([], 'day', labels, TODAY)).toBeNull();
  expect(yearsOf([on('c', TODAY)], 'day', labels, TODAY)).toMatchObject({ from: '2026-10-26', to: TODAY });
});

it('gathers a long story until a drawing can hold it, and loses no record', () => {
  const months = Array.from({ length: 60 * 12 }, (_, index) => {
    const at = `${1967 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
    return on('c', at, null, 2);
  });
  const years = yearsOf(months, 'month', labels, TODAY);
  expect(years?.each).toBe('quarter');
  expect(years?.total).toBe(1440);
  const marks = years?.lanes.flatMap((lane) => lane.marks) ?? [];
  expect(marks.length).toBeLessThanOrEqual(MOST_MARKS);
  expect(marks[0]).toMatchObject({ at: '1967-01-01', until: '1967-03-31', title: '6 records' });
});
