import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { faceOf, readPublished, sayValue, valueFrom } from './arithmetic.ts';

describe('A value', () => {
  test('is rounded half up, and by whole numbers: 1 of 16 is 6.25%', () => {
    expect(valueFrom('percentage', { numerator: 1, denominator: 16 })).toBe(6.3);
    expect(valueFrom('percentage', { numerator: 1, denominator: 8 })).toBe(12.5);
    // 0.285 of a percentage's tenths is a half that binary fractions lose.
    expect(valueFrom('percentage', { numerator: 57, denominator: 2000 })).toBe(2.9);
    expect(valueFrom('per10000', { numerator: 640_430, denominator: 11_800_000 })).toBe(542.7);
    expect(valueFrom('count', { numerator: 3, denominator: null })).toBe(3);
  });

  test('is none where nothing was counted from, and says why', () => {
    expect(faceOf('percentage', { numerator: 0, denominator: 0 }, false)).toEqual({
      status: 'notApplicable',
    });
    expect(faceOf('per10000', { numerator: 4, denominator: null }, false)).toEqual({
      status: 'notAvailable',
    });
    expect(faceOf('count', { numerator: 0, denominator: null }, false)).toEqual({
      status: 'shown',
      value: 0,
    });
  });

  test('is written as statistics are', () => {
    expect(sayValue('percentage', 21)).toBe('21.0%');
    expect(sayValue('count', 1830)).toBe('1,830');
    expect(sayValue('per10000', 1055.2)).toBe('1,055.2');
  });
});

describe('A published number', () => {
  test('may be a token, which is never 0', () => {
    expect(['c', 'x', 'z', 'u'].map(readPublished)).toEqual([
      'suppressed',
      'notAvailable',
      'notApplicable',
      'lowReliability',
    ]);
    expect(readPublished('0')).toBe(0);
    expect(() => readPublished('')).toThrow(RangeError);
    expect(() => readPublished('-')).toThrow(RangeError);
  });
});

/** The Department for Education's referrals and re-referrals 2013 to 2023, where the file is at hand: it is not part of the program. */
const FILE = new URL(
  '../../../../../shared/data/statistics/referrals-and-rereferrals-2013-2023.csv',
  import.meta.url,
);
const NUMBERS = [
  ['rereferral_count', 'referral_count', 'rereferral_percent'],
  ['no_further_action_count', 'referral_count', 'no_further_action_percent'],
  ['not_in_need_count', 'referral_count', 'not_in_need_percent'],
  ['rereferral_child_count', 'referral_child_count', 'rereferral_child_percent'],
] as const;
const there = existsSync(FILE);

describe(`The published percentages${there ? '' : ' (skipped: the file of published figures is not here)'}`, () => {
  test.skipIf(!there)('of every authority follow from its published counts', () => {
    const lines: Record<string, string>[] = parse(readFileSync(FILE), { columns: true, bom: true });
    const wrong: string[] = [];
    let compared = 0;
    let withheld = 0;
    for (const line of lines.filter(({ geographic_level: level }) => level === 'Local authority'))
      for (const names of NUMBERS) {
        const [numerator, denominator, percent] = names.map((name) => readPublished(line[name] ?? ''));
        if (typeof numerator !== 'number' || typeof denominator !== 'number' || typeof percent !== 'number') {
          withheld += 1;
          continue;
        }
        compared += 1;
        const value = valueFrom('percentage', { numerator, denominator });
        if (value !== percent) wrong.push(`${line.la_name} ${line.time_period}: ${value}, not ${percent}`);
      }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(6000);
    expect(withheld).toBeGreaterThan(0);
  });
});
