import type { AddressTraits, BirthTraits, NameTraits, Traits } from './details.ts';
import { lettersApart, likeness } from './likeness.ts';
import { isShortFor } from './short-names.ts';

/** The level of one field where at least one side says nothing of it: it weighs nothing. */
export const UNKNOWN = 7;

const givenLevel = (one: NameTraits, other: NameTraits): number => {
  if (one.given === '' || other.given === '') return UNKNOWN;
  if (one.given === other.given) return 0;
  if (one.first === other.first && one.first.length > 1) return 1;
  const longest = Math.max(one.given.length, other.given.length);
  if (longest >= 4 && lettersApart(one.given, other.given, 1) <= 1) return 1;
  if (isShortFor(one.first, other.first)) return 2;
  if (
    one.given === other.surname &&
    (other.given === one.surname || one.surname === '' || other.given === '')
  )
    return 4;
  if (one.first.length === 1 || other.first.length === 1) return one.first[0] === other.first[0] ? 3 : 5;
  if (likeness(one.given, other.given) >= 0.84) return 3;
  if (longest >= 6 && lettersApart(one.given, other.given, 2) <= 2) return 3;
  return one.givenSound !== '' && one.givenSound === other.givenSound && one.first[0] === other.first[0]
    ? 3
    : swapLevel(one.given, other.surname);
};

const swapLevel = (here: string, there: string): number => (here === there ? 4 : 5);

const surnameLevel = (one: NameTraits, other: NameTraits): number => {
  if (one.surname === '' || other.surname === '') return UNKNOWN;
  if (one.surname === other.surname) return 0;
  const longest = Math.max(one.surname.length, other.surname.length);
  if (longest >= 4 && lettersApart(one.surname, other.surname, 1) <= 1) return 1;
  if (one.surname.includes(' ') || other.surname.includes(' ')) {
    const parts = new Set(one.surname.split(' ').filter(({ length }) => length > 2));
    if (other.surname.split(' ').some((part) => parts.has(part))) return 2;
    if (one.surname.replace(/ /g, '') === other.surname.replace(/ /g, '')) return 1;
  }
  if (one.surname === other.given && other.surname === one.given) return 4;
  if (likeness(one.surname, other.surname) >= 0.86) return 3;
  if (longest >= 6 && lettersApart(one.surname, other.surname, 2) <= 2) return 3;
  return one.surnameSound !== '' && one.surnameSound === other.surnameSound
    ? 3
    : swapLevel(one.surname, other.given);
};

const bornLevel = (one: BirthTraits | null, other: BirthTraits | null): number => {
  if (one === null || other === null) return UNKNOWN;
  if (one.day !== '00' && other.day !== '00') {
    if (one.digits === other.digits) return 0;
    if (one.year === other.year && one.month === other.day && one.day === other.month) return 1;
    const apart = lettersApart(one.digits, other.digits, 2);
    if (apart === 1) return 1;
    if (apart === 2) return 3;
    return one.year === other.year ? 4 : 5;
  }
  if (one.year !== other.year) return lettersApart(one.year, other.year, 1) <= 1 ? 4 : 5;
  if (one.month === '00' || other.month === '00') return 2;
  return one.month === other.month ? 2 : 4;
};

const postcodeLevel = (one: string, other: string): number => {
  if (one === other) return 0;
  const [here, there] = [one.slice(0, -3), other.slice(0, -3)];
  if (one.length > 4 && other.length > 4 && one.slice(0, -2) === other.slice(0, -2)) return 1;
  if (lettersApart(one, other, 1) <= 1) return 1;
  return here === there && here !== '' ? 2 : 3;
};

/** Words in common over words in all: a word of five letters or more may be one letter out. */
const overlap = (one: readonly string[], other: readonly string[]): number => {
  let met = 0;
  for (const word of one)
    if (
      other.includes(word) ||
      (word.length >= 5 && other.some((near) => near.length >= 5 && lettersApart(word, near, 1) <= 1))
    )
      met += 1;
  return met / Math.max(met, one.length + other.length - met);
};
const addressLevel = (one: AddressTraits, other: AddressTraits): number => {
  if (one.key === other.key) return 0;
  // Two houses of one street share their words: the number tells them apart.
  const sameHouse = one.house === other.house || one.house === '' || other.house === '';
  if (one.words.length === 1 && other.words.length === 1)
    return likeness(one.key, other.key) >= 0.88 ||
      (Math.min(one.key.length, other.key.length) >= 5 && lettersApart(one.key, other.key, 2) <= 2)
      ? 1
      : 3;
  const share = overlap(one.words, other.words);
  if (sameHouse && share >= 0.6) return 1;
  return share >= 0.34 ? 2 : 3;
};

/** A letter in four may be wrong: of three letters none, because initials make an address too. */
const nearly = (one: string, other: string): boolean => {
  const most = Math.floor(Math.min(one.length, other.length) / 4);
  return most > 0 && lettersApart(one, other, most) <= most;
};
/** An address is made of its owner's name, so that what is merely like it says nothing that the names do not. */
const emailLevel = (one: string, other: string): number => {
  if (one === other) return 0;
  const [here = '', hisHost = ''] = one.split('@');
  const [there = '', herHost = ''] = other.split('@');
  const [local, host] = [here === there, hisHost === herHost];
  if (host && nearly(here, there)) return 1;
  if (local && (here.length > 3 || nearly(hisHost, herHost))) return nearly(hisHost, herHost) ? 1 : 2;
  return nearly(here, there) && nearly(hisHost, herHost) ? 2 : 3;
};
const exactOrSlip = (one: string, other: string): number =>
  one === other ? 0 : Math.min(one.length, other.length) >= 6 && lettersApart(one, other, 1) <= 1 ? 1 : 2;

/** The best level among all that each side has of a field. */
const best = <Value>(
  one: readonly Value[],
  other: readonly Value[],
  level: (here: Value, there: Value) => number,
): number => {
  let found = UNKNOWN;
  for (const here of one)
    for (const there of other) {
      const met = level(here, there);
      if (met < found) found = met;
      if (found === 0) return 0;
    }
  return found;
};

/** The names of each that agree best together: a given name of one name and a family name of another make no name. */
const bestNames = (one: Traits, other: Traits): { given: number; surname: number } => {
  let given = UNKNOWN;
  let surname = UNKNOWN;
  let least = Number.POSITIVE_INFINITY;
  for (const here of one.names)
    for (const there of other.names) {
      const [met, fits] = [givenLevel(here, there), surnameLevel(here, there)];
      const far = (met === UNKNOWN ? 3 : met) + (fits === UNKNOWN ? 3 : fits);
      if (far < least) [given, surname, least] = [met, fits, far];
      if (far === 0) return { given, surname };
    }
  return { given, surname };
};

/**
 * How two records agree, a level a field, packed three bits each in the order of `FIELD_NAMES`: a whole pattern in one number, because
 * millions are counted.
 */
export const patternOf = (one: Traits, other: Traits): number => {
  const { given, surname } = bestNames(one, other);
  const sex = one.sex === '' || other.sex === '' ? UNKNOWN : one.sex === other.sex ? 0 : 1;
  return (
    given |
    (surname << 3) |
    (bornLevel(one.born, other.born) << 6) |
    (sex << 9) |
    (best(one.postcodes, other.postcodes, postcodeLevel) << 12) |
    (best(one.addresses, other.addresses, addressLevel) << 15) |
    (best(one.nationalIds, other.nationalIds, exactOrSlip) << 18) |
    (best(one.phones, other.phones, exactOrSlip) << 21) |
    (best(one.emails, other.emails, emailLevel) << 24)
  );
};

/** The level of the field at a place of `FIELD_NAMES`. */
export const levelAt = (pattern: number, place: number): number => (pattern >> (place * 3)) & 7;
