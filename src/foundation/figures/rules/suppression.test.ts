import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cells, SMALL_NUMBERS, shield } from './suppression.ts';

const ofParts = (...counts: number[]): Cells => ({
  counts: { numerator: counts.reduce((sum, each) => sum + each, 0), denominator: null },
  parts: counts.map((count, at) => ({ key: `${at}`, count })),
});
const of = (numerator: number, denominator: number): Cells => ({
  counts: { numerator, denominator },
  parts: [],
});
const partsShown = (...counts: number[]) =>
  shield('count', ofParts(...counts), SMALL_NUMBERS).parts.map(({ count }) => count);
const isHidden = (cells: Cells, within: readonly Cells[] = []) =>
  shield('percentage', cells, SMALL_NUMBERS, within).hidden;

describe('Small numbers', () => {
  test('are 1 to 5: 0 and 6 are shown', () => {
    expect([0, 1, 5, 6].map((count) => shield('count', ofParts(count), SMALL_NUMBERS).hidden)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(shield('count', ofParts(8), { from: 1, to: 9, leastDenominator: 10 }).hidden).toBe(true);
  });

  test('hide another part beside the one that is small, so that the total does not give it away', () => {
    expect(partsShown(40, 3, 0, 20)).toEqual([40, null, 0, null]);
    // 1 and 1 of a known 2 would each be known: the next part hides with them.
    expect(partsShown(1, 1, 30, 20)).toEqual([null, null, 30, null]);
    expect(partsShown(4, 5, 30)).toEqual([null, null, 30]);
    expect(partsShown(30, 20, 0)).toEqual([30, 20, 0]);
  });

  test('hide every part with a total that is hidden', () => {
    expect(partsShown(2, 1, 0)).toEqual([null, null, 0]);
  });

  test('hide a percentage by what it leaves out as well, and one out of fewer than 10', () => {
    expect(isHidden(of(3, 100))).toBe(true);
    expect(isHidden(of(97, 100))).toBe(true);
    expect(isHidden(of(100, 100))).toBe(false);
    expect(isHidden(of(0, 9))).toBe(true);
    expect(isHidden(of(0, 10))).toBe(false);
    expect(isHidden(of(0, 0))).toBe(false);
  });

  test('hide a year that would give away its one hidden quarter', () => {
    const quarters = [ofParts(20), ofParts(3), ofParts(30), ofParts(40)];
    expect(shield('count', ofParts(93), SMALL_NUMBERS, quarters).hidden).toBe(true);
    const twoHidden = [ofParts(20), ofParts(3), ofParts(4), ofParts(40)];
    expect(shield('count', ofParts(67), SMALL_NUMBERS, twoHidden).hidden).toBe(false);
    expect(isHidden(of(60, 200), [of(20, 50), of(47, 50), of(20, 50), of(20, 50)])).toBe(true);
  });

  test('can never be worked out from the total and the parts that are shown', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 }), (counts) => {
        const { hidden, parts } = shield('count', ofParts(...counts), SMALL_NUMBERS);
        const unseen = counts.filter((_, at) => parts[at]?.count === null);
        const together = unseen.reduce((sum, each) => sum + each, 0);
        for (const { count } of parts) expect(count === null || count === 0 || count > 5).toBe(true);
        if (!hidden && unseen.length > 0) {
          expect(unseen.length).toBeGreaterThan(1);
          expect(together).toBeGreaterThan(5);
        }
      }),
    );
  });
});
