import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTemporaryUpn, parseNhsNumber, parsePostcode, parseUpn, sayNhsNumber } from './identifiers.ts';

describe('an NHS number', () => {
  test('is taken however it is grouped, and written in threes and a four', () => {
    expect(parseNhsNumber(' 943-476 5919 ')).toEqual({ ok: true, value: '9434765919' });
    expect(parseNhsNumber('943\u00a0476\u20115919')).toEqual({ ok: true, value: '9434765919' });
    expect(sayNhsNumber('9434765919')).toBe('943 476 5919');
  });

  test('is refused with any one digit wrong, or two neighbours swapped', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.integer({ min: 1, max: 9 }), (place, add) => {
        const digits = [...'9434765919'];
        digits[place] = String((Number(digits[place]) + add) % 10);
        expect(parseNhsNumber(digits.join('')).ok).toBe(false);
      }),
    );
    for (const wrong of [
      '4934765919',
      '9434769519',
      '0000000000',
      '1111111111',
      '943476591',
      '９４３４７６５９１９',
    ]) {
      expect(parseNhsNumber(wrong).ok, wrong).toBe(false);
    }
  });
});

describe('a UPN', () => {
  test('is known by its check letter, with a letter at the end where it is temporary', () => {
    expect(parseUpn('b801200005001')).toEqual({ ok: true, value: 'B801200005001' });
    expect(parseUpn('P207 0000 1604 9').ok).toBe(true);
    expect(parseUpn('N80120000170Z').ok).toBe(true);
    expect(isTemporaryUpn('N80120000170Z')).toBe(true);
    expect(isTemporaryUpn('B801200005001')).toBe(false);
  });

  test.each([
    ['A801200005001', 'check letter of this UPN does not match'],
    ['N80120000170Y', 'check letter of this UPN does not match'],
    ['I801200005001', 'never I, O or S'],
    ['B80120000500', '13 characters'],
    ['B8A1200005001', 'Characters 2 to 4'],
    ['B8012000O5001', 'Characters 5 to 12'],
    ['B80120000500O', 'last character'],
  ])('%s is refused: %s', (text, reason) => {
    const parsed = parseUpn(text);
    expect(parsed.ok ? '' : parsed.reason).toContain(reason);
  });
});

describe('a postcode', () => {
  test.each([
    ['b913qb', 'B91 3QB'],
    [' m1  1ae', 'M1 1AE'],
    ['CR26XH', 'CR2 6XH'],
    ['DN55 1PT', 'DN55 1PT'],
    ['W1A0AX', 'W1A 0AX'],
    ['ec1a-1bb', 'EC1A 1BB'],
    ['gir0aa', 'GIR 0AA'],
  ])('%s is %s', (text, value) => expect(parsePostcode(text)).toEqual({ ok: true, value }));

  test('is whole', () => {
    for (const text of ['B91', 'B91 3Q', 'B91 3QBX', 'B91 3QC', '91 3QB', 'QQ1 1AA', '']) {
      expect(parsePostcode(text).ok, text).toBe(false);
    }
  });
});
