import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  expectedBirthDay,
  longText,
  optionalPastDay,
  pastDay,
  pastPartialDay,
  reachFault,
  text,
} from './fields.ts';

const TODAY = '2026-11-23';
const reachOf = (field: z.ZodType) => {
  const { label, reach } = z.globalRegistry.get(field) ?? {};
  if (label === undefined || reach === undefined) throw new Error('The field says no reach.');
  return (typed: string) => reachFault(label, reach, typed, TODAY);
};

describe('a day that a field reaches for', () => {
  it('has been, within the longest life', () => {
    for (const field of [pastDay({ label: 'Last seen' }), optionalPastDay({ label: 'Last seen' })]) {
      const says = reachOf(field);
      expect(says(TODAY)).toBeNull();
      expect(says('2026-11-24')).toBe('Last seen must be today or in the past');
      expect(says('1906-11-23')).toBeNull();
      expect(says('1906-11-22')).toBe('Last seen must be on or after 23 November 1906');
      expect(says('no day')).toBeNull();
    }
  });

  it('may be known in part: what might still hold is no fault', () => {
    const says = reachOf(pastPartialDay({ label: 'Born', late: 'Enter the expected date instead' }));
    expect(['2026', '2026-11', '1906', '1906-11'].map(says)).toEqual([null, null, null, null]);
    expect(says('2027')).toBe('Enter the expected date instead');
    expect(says('1905')).toBe('Born must be on or after 23 November 1906');
  });

  it('is expected within a year, and forgotten two months after it has gone by', () => {
    const says = reachOf(expectedBirthDay({ label: 'Expected' }));
    expect(['2027-11-23', '2026-09-23'].map(says)).toEqual([null, null]);
    expect(says('2027-11-24')).toBe('Expected must be on or before 23 November 2027');
    expect(says('2026-09-22')).toBe('Expected must be on or after 23 September 2026');
  });
});

describe('text that must be there', () => {
  it('shows something: characters without width or ink are none', () => {
    const field = longText({ label: 'What are you worried about?' });
    const blanks = [
      '',
      ' \n\t',
      '\u200b\u200c\u200d\ufeff',
      '\u00a0\u2003\u3000',
      '\u2060\u00ad',
      '\u3164\u2800',
      '\u202e',
    ];
    for (const blank of blanks) {
      const { success, error } = field.safeParse(blank);
      expect([success, error?.issues.map(({ message }) => message)], JSON.stringify(blank)).toEqual([
        false,
        ['Enter what are you worried about'],
      ]);
    }
    for (const typed of ['.', '\u200bZoë', 'ا', '😟', '#️⃣'])
      expect(text({ label: 'Name' }).parse(typed)).toBe(typed);
  });
});
