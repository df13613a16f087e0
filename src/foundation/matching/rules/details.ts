import { type Parsed, parsePostcode, rangeOfPartial, searchKey } from '#kernel';
import { soundOf } from './likeness.ts';

/** What is known of somebody, as it was typed. Any of it may be missing, and a person may have several of most. */
export interface Details {
  readonly names?: readonly { readonly given: string; readonly surname: string }[];
  /** '2016', '2016-03' or '2016-03-09'. */
  readonly born?: string | null;
  readonly sex?: string;
  readonly places?: readonly { readonly address: string; readonly postcode: string }[];
  readonly nationalIds?: readonly string[];
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
}

/** One name as it is compared. */
export interface NameTraits {
  readonly given: string;
  readonly first: string;
  readonly surname: string;
  readonly givenSound: string;
  readonly surnameSound: string;
}

/** A birth in its digits, 'YYYYMMDD', with 00 for what is not known. */
export interface BirthTraits {
  readonly digits: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** An address by its words; the house number apart, because two houses of one street share the rest. */
export interface AddressTraits {
  readonly key: string;
  readonly words: readonly string[];
  readonly house: string;
}

/** The same as it is compared: normalised once, because each is compared with many. */
export interface Traits {
  readonly names: readonly NameTraits[];
  readonly born: BirthTraits | null;
  readonly sex: string;
  readonly postcodes: readonly string[];
  readonly addresses: readonly AddressTraits[];
  readonly nationalIds: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** What systems hold where they know nothing. Kept as it stands, "unknown" would be a name that many people share. */
const NOTHING = new Set(
  'unknown|not known|notknown|unk|nk|n k|u k|none|null|nil|na|n a|nan|undefined|tbc|tba|baby|unborn|test|x|xx|xxx|not given|not recorded|no name|anonymous|mr|mrs|miss|ms'.split(
    '|',
  ),
);
const known = (text: string): string => {
  const key = searchKey(text);
  return NOTHING.has(key) ? '' : key;
};

const nameOf = (typed: { readonly given: string; readonly surname: string }): NameTraits => {
  const given = known(typed.given);
  const surname = known(typed.surname);
  const [first = ''] = given.split(' ');
  return {
    given,
    first,
    surname,
    givenSound: soundOf(first),
    surnameSound: soundOf(surname.replace(/ /g, '')),
  };
};

const dated = (year: string, month: string, day: string): BirthTraits => ({
  digits: `${year}${month}${day}`,
  year,
  month,
  day,
});

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day as the ISO form that its parts have, where they make a real one. */
const iso = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/**
 * A date of birth as files write it, as '2016', '2016-03' or '2016-03-09': ISO with or without a time, 20160309, 9/3/2016 (day first,
 * as in Britain; month first only where it can be nothing else), 9 March 2016. Null where it is none. The first of January 1900 and
 * the like stand for "not known".
 */
export const readBorn = (typed: string): string | null => {
  const text = typed.trim();
  const whole = readWhole(text);
  if (whole === null || rangeOfPartial(whole) === null) return null;
  return /^(1900-01-01|1901-01-01|1800-01-01)$/.test(whole) || whole < '1850' || whole > '2100'
    ? null
    : whole;
};

const readWhole = (text: string): string | null => {
  const ordered = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ].*)?)?)?$/.exec(text);
  if (ordered) {
    const [, year = '', month, day] = ordered;
    if (month === undefined) return year;
    return day === undefined ? `${year}-${month.padStart(2, '0')}` : iso(year, month, day);
  }
  const run = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (run) return iso(run[1] ?? '', run[2] ?? '', run[3] ?? '');
  const british = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[T ].*)?$/.exec(text);
  if (british) {
    const [, day = '', month = '', year = ''] = british;
    return Number(month) > 12 && Number(day) <= 12 ? iso(year, day, month) : iso(year, month, day);
  }
  const said = /^(\d{1,2})(?:st|nd|rd|th)?[- ]([A-Za-z]{3,9})[- ,]+(\d{4})$/.exec(text);
  const month = said ? MONTHS.indexOf((said[2] ?? '').slice(0, 3).toLowerCase()) : -1;
  return said && month >= 0 ? iso(said[3] ?? '', String(month + 1), said[1] ?? '') : null;
};

const bornOf = (born: string): BirthTraits | null => {
  const read = readBorn(born);
  if (read === null) return null;
  const [year = '', month = '00', day = '00'] = read.split('-');
  return dated(year, month, day);
};

const sexOf = (typed: string): string => {
  const letter = typed.trim().toUpperCase();
  if (/^(M|MALE|BOY|MAN|1)$/.test(letter)) return 'M';
  return /^(F|FEMALE|GIRL|WOMAN|2)$/.test(letter) ? 'F' : '';
};

const postcodeOf = (typed: string): string => {
  const parsed: Parsed<string> = parsePostcode(typed);
  return (parsed.ok ? parsed.value : typed).toUpperCase().replace(/[^A-Z0-9]/g, '');
};

/** Short forms in full, so that either way of writing is the other's. */
const IN_FULL: Readonly<Record<string, string>> = {
  rd: 'road',
  str: 'street',
  st: 'street',
  ave: 'avenue',
  av: 'avenue',
  ln: 'lane',
  dr: 'drive',
  cl: 'close',
  cres: 'crescent',
  ct: 'court',
  gdns: 'gardens',
  gr: 'grove',
  pl: 'place',
  sq: 'square',
  ter: 'terrace',
  apt: 'flat',
  apartment: 'flat',
  no: '',
};
const addressOf = (typed: string): AddressTraits[] => {
  const key = known(typed);
  if (key === '') return [];
  const words = [...new Set(key.split(' ').map((word) => IN_FULL[word] ?? word))].filter(
    (word) => word !== '',
  );
  if (words.length === 0) return [];
  return [{ key: words.join(' '), words, house: words.filter((word) => /\d/.test(word)).join(' ') }];
};

/** A number with no digit but one in it (0000000000, 1111111111) is what systems hold for none. */
const numberOf = (typed: string): string => {
  const bare = typed.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return /^(.)\1*$/.test(bare) || NOTHING.has(bare.toLowerCase()) ? '' : bare;
};
/** A telephone number without what a country code or a leading nought adds: its last ten digits. */
const phoneOf = (typed: string): string => {
  const digits = numberOf(typed.replace(/\D/g, ''));
  return digits.length >= 6 ? digits.slice(-10) : '';
};
const emailOf = (typed: string): string => {
  const text = typed.trim().toLowerCase();
  return /^[^@\s]+@[^@\s]+$/.test(text) && !/^(none|no-?reply|unknown|na|test)@/.test(text) ? text : '';
};

const filled = (values: readonly string[] | undefined, read: (typed: string) => string): string[] => [
  ...new Set((values ?? []).map(read).filter((value) => value !== '')),
];

/** Reads what was typed into what is compared; whatever says nothing is left out. */
export const traitsOf = (details: Details): Traits => ({
  names: (details.names ?? []).map(nameOf).filter(({ given, surname }) => given !== '' || surname !== ''),
  born: details.born ? bornOf(details.born) : null,
  sex: sexOf(details.sex ?? ''),
  postcodes: filled(
    details.places?.map(({ postcode }) => postcode),
    postcodeOf,
  ),
  addresses: (details.places ?? []).flatMap(({ address }) => addressOf(address)),
  nationalIds: filled(details.nationalIds, numberOf),
  phones: filled(details.phones, phoneOf),
  emails: filled(details.emails, emailOf),
});
