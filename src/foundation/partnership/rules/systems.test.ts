import { expect, test } from 'vitest';
import { canEndCredential, canMakeCredential, credentialState, endsSoon } from './systems.ts';

const TODAY = '2026-11-23';
const NOW = '2026-11-23T09:00:00.000Z';
const works = { until: null, endedAt: null };

test('a credential works on its last day, and not on the day after', () => {
  expect(credentialState({ until: TODAY, endedAt: null }, TODAY)).toBe('works');
  expect(credentialState({ until: '2026-11-22', endedAt: null }, TODAY)).toBe('expired');
  expect(credentialState({ until: '2027-01-01', endedAt: NOW }, TODAY)).toBe('ended');
});

test('two work at once, so that one can take the place of the other; a third waits until one has ended', () => {
  expect(canMakeCredential([works], TODAY, false).ok).toBe(true);
  expect(canMakeCredential([works, works], TODAY, false).ok).toBe(false);
  expect(canMakeCredential([works, { until: null, endedAt: NOW }], TODAY, false).ok).toBe(true);
  expect(canMakeCredential([works, { until: '2026-11-22', endedAt: null }], TODAY, false).ok).toBe(true);
});

test('a system whose post has ended gets none', () => {
  expect(canMakeCredential([], TODAY, true).ok).toBe(false);
});

test('what has ended cannot be ended again', () => {
  expect(canEndCredential('ended').ok).toBe(false);
  expect(canEndCredential('expired').ok).toBe(true);
});

test('a last day within a month is told in time', () => {
  expect(endsSoon({ until: '2026-12-10', endedAt: null }, NOW)).toBe(true);
  expect(endsSoon({ until: '2027-02-10', endedAt: null }, NOW)).toBe(false);
  expect(endsSoon(works, NOW)).toBe(false);
});
