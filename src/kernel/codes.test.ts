import { expect, test } from 'vitest';
import { ETHNICITIES, ETHNICITY_GROUPS, isCode, REFERRAL_SOURCE_GROUPS, REFERRAL_SOURCES } from './codes.ts';

test('each source and each ethnicity stands in one group', () => {
  expect(Object.values(REFERRAL_SOURCE_GROUPS).flat().sort()).toEqual(Object.keys(REFERRAL_SOURCES).sort());
  expect(Object.values(ETHNICITY_GROUPS).flat().sort()).toEqual(Object.keys(ETHNICITIES).sort());
  expect(Object.values(REFERRAL_SOURCE_GROUPS).flat().at(-1)).toBe('10');
});

test('a code is one of the list, not a property of every object', () => {
  expect(isCode(ETHNICITIES, 'CHNE')).toBe(true);
  expect(['CNHE', 'chne', '', 'toString', '__proto__'].map((text) => isCode(ETHNICITIES, text))).toEqual(
    Array(5).fill(false),
  );
});
