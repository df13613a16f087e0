import type { Random } from './random.ts';

/** An NHS number with its check digit from 999 000 0000 up, a range that is given to nobody. */
export const makeNhsNumber = (random: Random): string => {
  for (;;) {
    const digits = `999${String(random.serial()).padStart(6, '0')}`;
    const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check !== 10) return `${digits}${check}`;
  }
};

const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** A UPN with its check letter, of the council 999, which is none. */
export const makeUpn = (random: Random): string => {
  const digits = `999${String(random.serial()).padStart(6, '0')}${String(random.serial()).padStart(6, '0').slice(0, 3)}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index + 2), 0);
  return `${LETTERS[sum % 23] ?? ''}${digits}`;
};

export const makeLaChildId = (random: Random): string => `AV${String(random.serial()).padStart(6, '0')}`;
