import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClockRule,
  countSpan,
  due,
  labelOf,
  type Span,
  sayState,
  state,
  type WorkingCalendar,
  workingDaysBetween,
} from './clocks.ts';
import { addDays, addMonths, type Day, dayOf, weekdayOf } from './day.ts';

/** 2026 around Easter, May and Christmas. 2025 and 2027 are not known. */
const HOLIDAYS = new Map([
  ['2026-04-03', 'Good Friday'],
  ['2026-04-06', 'Easter Monday'],
  ['2026-05-04', 'Early May bank holiday'],
  ['2026-12-25', 'Christmas Day'],
  ['2026-12-28', 'Boxing Day (substitute day)'],
]);
const calendar: WorkingCalendar = {
  isWorkingDay: (day) => weekdayOf(day) <= 5 && !HOLIDAYS.has(day),
  isKnown: (day) => day.startsWith('2026'),
  holidayName: (day) => HOLIDAYS.get(day),
};
const span = (limit: number, more: Partial<Span> = {}): Span => ({
  limit,
  unit: 'workingDay',
  countMode: 'excludeTrigger',
  direction: 'after',
  clear: false,
  ...more,
});
const ends = (from: Day, limit: number, more: Partial<Span> = {}) =>
  countSpan(span(limit, more), from, calendar).due;

describe('working days after the trigger', () => {
  test('start on the next one, whatever day the trigger was', () => {
    expect(ends('2026-05-01', 1)).toBe('2026-05-05');
    expect(['2026-05-02', '2026-05-03', '2026-05-04'].map((day) => ends(day, 1))).toEqual(
      Array(3).fill('2026-05-05'),
    );
    expect(ends('2026-04-02', 15)).toBe('2026-04-27');
  });

  test('may count the trigger’s own day as the first', () => {
    const more = { countMode: 'includeTrigger' } as const;
    expect(ends('2026-11-23', 1, more)).toBe('2026-11-23');
    expect(ends('2026-11-21', 1, more)).toBe('2026-11-23');
    expect(ends('2026-05-01', 2, more)).toBe('2026-05-05');
  });

  test('a limit of 0 is the day itself, or the first working day that follows', () => {
    expect(ends('2026-11-23', 0)).toBe('2026-11-23');
    expect(ends('2026-05-02', 0)).toBe('2026-05-05');
    expect(ends('2026-05-02', 0, { direction: 'before' })).toBe('2026-05-01');
    expect(ends('2026-05-02', 0, { unit: 'calendarDay' })).toBe('2026-05-02');
  });

  test('name the bank holidays that they passed over, and no weekend', () => {
    expect(countSpan(span(2), '2026-04-02', calendar).skipped).toEqual([
      { day: '2026-04-03', why: 'Good Friday' },
      { day: '2026-04-06', why: 'Easter Monday' },
    ]);
  });

  test('agree with a count by hand, forwards and back', () => {
    const days = fc.integer({ min: 0, max: 364 }).map((n) => addDays('2026-01-01', n));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, limit) => {
        const last = ends(day, limit);
        expect(calendar.isWorkingDay(last)).toBe(true);
        expect(workingDaysBetween(day, last, calendar)).toBe(limit);
        const first = ends(day, limit, { direction: 'before' });
        expect(workingDaysBetween(addDays(first, -1), addDays(day, -1), calendar)).toBe(limit);
        const counted = ends(day, limit, { countMode: 'includeTrigger' });
        expect(counted).toBe(ends(addDays(day, -1), limit));
        expect(ends(day, limit, { clear: true })).toBe(ends(day, limit + 1));
      }),
    );
  });
});

describe('clear days before a meeting', () => {
  test('leave out the day of publication and the day of the meeting', () => {
    const clear = { direction: 'before', clear: true } as const;
    expect(ends('2026-11-27', 5, clear)).toBe('2026-11-19');
    expect(ends('2026-05-08', 5, clear)).toBe('2026-04-29');
    expect(ends('2026-11-27', 5, { ...clear, unit: 'calendarDay' })).toBe('2026-11-21');
  });
});

describe('weeks and months', () => {
  test('are dates on the calendar', () => {
    expect(ends('2026-04-01', 6, { unit: 'week' })).toBe('2026-05-13');
    expect(ends('2026-01-31', 1, { unit: 'month' })).toBe('2026-02-28');
    expect(ends('2026-05-31', 3, { unit: 'month', direction: 'before' })).toBe('2026-02-28');
    expect(ends('2026-05-15', 1, { unit: 'month', countMode: 'includeTrigger' })).toBe('2026-06-14');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 }), (months) => {
        expect(ends('2026-08-31', months, { unit: 'month' })).toBe(addMonths('2026-08-31', months));
      }),
    );
  });
});

describe('hours', () => {
  test('are real hours across the change to summer time and back', () => {
    const inMarch = countSpan(span(72, { unit: 'hour' }), '2026-03-27T10:00:00.000Z', calendar);
    expect([inMarch.due, inMarch.dueAt]).toEqual(['2026-03-30', '2026-03-30T10:00:00.000Z']);
    const aDay = countSpan(span(24, { unit: 'hour' }), '2026-03-29', calendar);
    expect([aDay.due, aDay.dueAt]).toEqual(['2026-03-30', '2026-03-30T00:00:00.000Z']);
    const inOctober = countSpan(span(24, { unit: 'hour' }), '2026-10-25', calendar);
    expect([inOctober.due, inOctober.dueAt]).toEqual(['2026-10-25', '2026-10-25T23:00:00.000Z']);
  });
});

describe('a pause', () => {
  const pauses = [{ from: '2026-11-24', to: '2026-11-25', why: 'waiting for the family' }];
  test('stops days, dates and hours alike', () => {
    expect(countSpan(span(3), '2026-11-23', calendar, pauses).due).toBe('2026-11-30');
    expect(countSpan(span(3, { unit: 'calendarDay' }), '2026-11-23', calendar, pauses).due).toBe(
      '2026-11-28',
    );
    expect(countSpan(span(1, { unit: 'month' }), '2026-11-10', calendar, pauses).due).toBe('2026-12-12');
    expect(countSpan(span(24, { unit: 'hour' }), '2026-11-23T12:00:00.000Z', calendar, pauses).dueAt).toBe(
      '2026-11-26T12:00:00.000Z',
    );
    expect(countSpan(span(3), '2026-11-23', calendar, pauses).skipped.at(0)?.why).toBe(
      'paused: waiting for the family',
    );
  });

  test('after the due day, or before the trigger, changes nothing', () => {
    const away = [
      { from: '2026-11-01', to: '2026-11-05', why: 'before' },
      { from: '2026-12-01', to: '2026-12-05', why: 'after' },
    ];
    for (const unit of ['workingDay', 'calendarDay', 'hour'] as const) {
      expect(countSpan(span(3, { unit }), '2026-11-23', calendar, away)).toEqual(
        countSpan(span(3, { unit }), '2026-11-23', calendar),
      );
    }
  });
});

test('a span that means nothing is a mistake in the program', () => {
  const broken: [Span, RegExp][] = [
    [span(-1), /whole number/],
    [span(1.5), /whole number/],
    [span(1, { unit: 'schoolDay' }), /school/],
    [span(1, { unit: 'hour', clear: true }), /clear/],
  ];
  for (const [each, why] of broken) expect(() => countSpan(each, '2026-11-23', calendar)).toThrow(why);
  const never = { ...calendar, isWorkingDay: () => false };
  expect(() => countSpan(span(1), '2026-11-23', never)).toThrow(/no working day/);
});

test('school days come from the school’s calendar', () => {
  const school = {
    ...calendar,
    school: 'Elm Primary',
    isWorkingDay: (day: Day) => calendar.isWorkingDay(day) && day > '2026-01-05',
  };
  expect(countSpan(span(1, { unit: 'schoolDay' }), '2026-01-01', school).due).toBe('2026-01-06');
});

test('a date is provisional when any day from the trigger to it lies in an unknown year', () => {
  expect(countSpan(span(1), '2026-11-23', calendar).provisional).toBe(false);
  expect(countSpan(span(5), '2026-12-30', calendar).provisional).toBe(true);
  expect(countSpan(span(5), '2025-12-30', calendar).provisional).toBe(true);
  expect(countSpan(span(1, { unit: 'month' }), '2026-12-30', calendar).provisional).toBe(true);
});

const rule: ClockRule = {
  ...span(1),
  id: 'referralDecision',
  ruleSet: 'WT2023',
  effectiveFrom: '2023-12-15',
  name: 'Decide on a referral',
  trigger: 'receipt of the referral',
  stop: 'the decision',
  authority: 'statutoryGuidance',
  citation: 'Working together to safeguard children 2023, chapter 3',
  confirmed: false,
};

describe('an explanation', () => {
  test('says which rule, from which fact, what was skipped, and therefore the date', () => {
    expect(due(rule, '2026-05-01T15:00:00.000Z', calendar).explanation).toEqual([
      'Decide on a referral: 1 working day after receipt of the referral.',
      'National limit, not yet confirmed: Working together to safeguard children 2023, chapter 3.',
      'Counted from receipt of the referral on Friday 1 May 2026.',
      'Not counted: a weekend, Monday 4 May 2026 (Early May bank holiday).',
      'So it is due on Tuesday 5 May 2026.',
    ]);
  });

  test('says that a weekend was not counted only where one lay between', () => {
    const says = (trigger: string, limit = 1, changes: Partial<ClockRule> = {}) =>
      due({ ...rule, ...span(limit), ...changes }, trigger, calendar).explanation.find((sentence) =>
        sentence.startsWith('Not counted'),
      );
    expect(says('2026-11-23')).toBeUndefined();
    expect(says('2026-11-23', 4)).toBeUndefined();
    expect(says('2026-11-23', 5)).toBe('Not counted: a weekend.');
    expect(says('2026-11-23', 10)).toBe('Not counted: weekends.');
    // What comes on a Saturday has its Sunday before the first day; on a Sunday it has none.
    expect(says('2026-11-21')).toBe('Not counted: a weekend.');
    expect(says('2026-11-22')).toBeUndefined();
    expect(says('2026-11-22', 1, { countMode: 'includeTrigger' })).toBe('Not counted: a weekend.');
    expect(says('2026-11-23', 5, { direction: 'before' })).toBe('Not counted: a weekend.');
    expect(says('2026-11-27', 4, { direction: 'before' })).toBeUndefined();
  });

  test('says that hours passed while the clocks changed, and that a year is not known', () => {
    const hours = { ...rule, ...span(72, { unit: 'hour' }) };
    const march = due(hours, '2026-03-27T10:00:00.000Z', calendar).explanation.join(' ');
    expect(march).toContain('The clocks change in between');
    expect(march).toContain('on 27 March 2026 at 10am');
    expect(march).toContain('due on 30 March 2026 at 11am');
    expect(due(rule, '2026-12-31', calendar).explanation.at(-1)).toContain('provisional');
  });

  test('names a pause once, and not as holidays', () => {
    const pauses = [{ from: '2026-11-24', to: '2026-11-25', why: 'waiting for the family' }];
    expect(due(rule, '2026-11-23', calendar, pauses).explanation).toContain(
      'Paused from 24 November 2026 to 25 November 2026: waiting for the family.',
    );
  });
});

test('only a confirmed limit that is not local may be called statutory', () => {
  const authorities = ['statute', 'statutoryGuidance', 'nationalGuidance', 'statistical', 'local'] as const;
  for (const authority of authorities) expect(labelOf(authority, false)).not.toMatch(/statut/i);
  expect(labelOf('local', true)).toBe('Local standard');
  expect(labelOf('statute', true)).toBe('Statutory limit');
});

describe('how a clock stands', () => {
  const at = (now: string, done?: string) => sayState(state({ due: '2026-05-05' }, done, now, calendar));
  test('goes from in time to late', () => {
    expect(['2026-04-27', '2026-05-01', '2026-05-05', '2026-05-06'].map((day) => at(day))).toEqual([
      'In time',
      'Due soon',
      'Due today',
      'Late by 1 working day',
    ]);
    expect(sayState(state({ due: '2026-05-01' }, undefined, '2026-05-02', calendar))).toBe('Late');
    expect(at('2026-05-05T22:59:59.000Z')).toBe('Due today');
    expect(at('2026-05-05T23:00:00.000Z')).toBe('Late by 1 working day');
  });

  test('is settled by when it was done, whenever it is looked at', () => {
    expect(at('2026-06-01', '2026-05-05T22:59:00.000Z')).toBe('Done in time');
    expect(at('2026-06-01', '2026-05-08')).toBe('Done late by 3 working days');
  });

  test('is measured in hours where the limit is', () => {
    const dueAt = '2026-05-05T10:00:00.000Z';
    const hours = (now: string, done?: string) =>
      sayState(state({ due: dayOf(dueAt), dueAt }, done, now, calendar));
    expect(hours('2026-05-05T10:00:00.000Z')).toBe('Due today');
    expect(hours('2026-05-05T10:00:01.000Z')).toBe('Late by 1 hour');
    expect(hours('2026-06-01', '2026-05-05T12:00:00.000Z')).toBe('Done late by 2 hours');
  });
});
