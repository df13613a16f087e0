import type { Chance } from '../chance.ts';

/** An NHS number of the range that begins with 999, which is kept for tests; numbers whose check digit would be 10 are passed over. */
export const nhsNumber = (index: number): string => {
  for (let serial = index * 3; ; serial += 1) {
    const digits = [...`999${String(serial % 1_000_000).padStart(6, '0')}`].map(Number);
    const check = (11 - (digits.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11)) % 11;
    if (check !== 10) return `${digits.join('')}${check}`;
  }
};

const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
/** A UPN with its check letter, given by council 999, which there is none of; `year` is the one in which the pupil first went to school. */
export const upn = (index: number, year: number, chance: Chance): string => {
  const school = String(2000 + (Math.floor(index / 1000) % 8000)).padStart(4, '0');
  const digits = `999${school}${String(year % 100).padStart(2, '0')}${String(index % 1000).padStart(3, '0')}`;
  const temporary = chance.happens(0.02);
  const characters = temporary ? `${digits.slice(0, -1)}A` : digits;
  const total = [...characters].reduce(
    (sum, character, at) =>
      sum + (/\d/.test(character) ? Number(character) : LETTERS.indexOf(character)) * (at + 2),
    0,
  );
  return `${LETTERS.charAt(total % LETTERS.length)}${characters}`;
};

/** The council's own number of a child. */
export const laChildId = (index: number): string => `AV${String(100_000 + index * 7)}`;
