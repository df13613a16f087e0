import { describe, expect, test } from 'vitest';
import { naughty, publicNaughtyStrings } from './naughty.ts';

describe('naughty strings', () => {
  test('each has a name of its own', () => {
    expect(new Set(naughty.map(({ name }) => name)).size).toBe(naughty.length);
  });

  test('those to be refused are those that PostgreSQL can not hold', () => {
    for (const { name, text, stored } of naughty) {
      expect(text.isWellFormed() && !text.includes('\0'), name).toBe(stored !== null);
    }
  });

  test('what is to be stored differs by its line ends only', () => {
    for (const { name, text, stored } of naughty) {
      if (stored !== null) expect(stored, name).toBe(text.replace(/\r\n?/g, '\n'));
    }
  });

  const { strings, skip } = publicNaughtyStrings();
  test.skipIf(skip)(`the public list is read${skip ? ` (skipped: ${skip})` : ''}`, () => {
    expect(strings.length).toBeGreaterThan(500);
  });
});
