import { expect, test } from 'vitest';
import { normalCode, recoveryCodes } from './recovery-codes.ts';

test('ten codes are made, each of its own beginning, without letters that are read as others', async () => {
  const codes = await recoveryCodes(async (code) => `hash of ${code}`);
  expect(new Set(codes.map(({ slot }) => slot)).size).toBe(10);
  for (const { slot, shown, hash } of codes) {
    expect(shown).toMatch(/^[0-9a-hjkmnp-tv-z]{2}-[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
    expect(shown.startsWith(slot)).toBe(true);
    expect(hash).toBe(`hash of ${normalCode(shown)}`);
  }
});

test('a code is taken as people type it', () => {
  expect(normalCode(' K3-7FDOA 2mqcr')).toBe('k37fd0a2mqcr');
  expect(normalCode('ll-iii11')).toBe('1111111');
  expect(normalCode('123 456')).toBe('123456');
});
