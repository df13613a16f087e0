import { expect, it } from 'vitest';
import { dayAsked, sayMoment, spanAsked } from '#kernel';
import { recordedLate, sayWhat } from './chronology.ts';
import { sayColumn, sayValue } from './words.ts';

const POST = '0199aaaa-0000-7000-8000-000000000001';
const names = new Map([[POST, 'Femi Oduya, Front door social worker']]);

it('reads a row as people do: no keys, no codes, no ids without a name', () => {
  expect(sayColumn('version')).toBeNull();
  expect(sayColumn('decided_by')).toBe('Decided by');
  expect(sayColumn('body_id')).toBe('Team');
  expect(sayValue('decided_by', POST, names)).toBe('Femi Oduya, Front door social worker');
  expect(sayValue('decided_by', POST.replace('1', '2'), names)).toBe('');
  expect(sayValue('accepted_as', 'strategyDiscussion', names)).toBe('Strategy discussion');
  expect(sayValue('primary_need', 'N1', names)).toMatch(/^Abuse or neglect/);
  expect(sayValue('born_day', '2024-03-09', names)).toBe('9 March 2024');
  expect(sayValue('decided_at', '2026-07-01T09:30:00+00:00', names)).toBe('1 July 2026 at 10:30am');
  expect(sayValue('worry', 'accepted_as', names)).toBe('accepted_as');
  expect(['2008-05-05', '2008-05', '2008'].map((born) => sayValue('born', born, names))).toEqual([
    '5 May 2008',
    'May 2008',
    '2008',
  ]);
  expect(sayColumn('called')).toBeNull();
  expect(sayColumn('by_front_door')).toBe('Taken down by the front door for somebody without an account');
  expect(sayValue('told', 'noFurtherAction', names)).toBe('No further action');
  expect(sayValue('because', 'notResolved', names)).toBe('Not resolved');
  expect(sayValue('because', 'She asked.', names)).toBe('She asked.');
});

it('says how many days later something was recorded, past two, by London’s days', () => {
  expect(recordedLate('2026-11-20T23:30:00.000Z', '2026-11-22T23:59:00.000Z')).toBeNull();
  expect(recordedLate('2026-11-20T00:00:00.000Z', '2026-11-23T00:00:00.000Z')).toBe(3);
  expect(sayMoment('2026-06-30T23:00:00.000Z')).toBe('1 July 2026');
  expect(sayWhat('Contact', 'Contact at the front door')).toBe('Contact at the front door');
  expect(sayWhat('Home visit', 'Seen alone')).toBe('Home visit: Seen alone');
});

it('takes a year alone, and says what is no date', () => {
  expect(
    spanAsked({ from: '2024', 'until-day': '3', 'until-month': '2', 'until-year': '2025' }),
  ).toMatchObject({
    from: '2024-01-01',
    until: '2025-02-03',
    faults: [],
  });
  expect(spanAsked({ from: '2024-02-31' })).toMatchObject({
    from: null,
    faults: [{ field: 'from' }],
  });
  expect(spanAsked({ from: '2025', until: '2024' }).faults).toEqual([
    { field: 'until', message: 'Until must be on or after from' },
  ]);
  expect(dayAsked({ on: '2027-01-01' }, '2026-11-23')).toMatchObject({
    day: '2026-11-23',
    faults: [{ field: 'on' }],
  });
});
