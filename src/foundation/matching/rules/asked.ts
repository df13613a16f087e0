import { searchKey } from '#kernel';
import { type Details, traitsOf } from './details.ts';
import { shortNamesOf } from './short-names.ts';

/** What the index is asked for: whoever fits some of it is weighed. */
export interface Sought {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Days, 'YYYY-MM-DD'. */
  readonly born: readonly string[];
  readonly numbers: readonly string[];
  readonly postcodes: readonly string[];
}

const MOST_WORDS = 6;
const words = (text: string): string[] => searchKey(text).split(' ').filter(Boolean).slice(0, MOST_WORDS);

/** The day with its day and month in each other's place, where that is a day. */
const turned = (born: string): string[] => {
  const [year = '', month = '', day = ''] = born.split('-');
  return Number(day) <= 12 && day !== month ? [`${year}-${day}-${month}`] : [];
};

/**
 * What to look for, by what is known of somebody: both parts of each name with their short forms, the day and the day turned round,
 * numbers and postcodes. Nothing where too little is known to tell one person from another.
 */
export const soughtFor = (details: Details): Sought => {
  const names = details.names ?? [];
  const traits = traitsOf(details);
  const { born } = traits;
  const day = born && born.day !== '00' ? `${born.year}-${born.month}-${born.day}` : null;
  const given = names.flatMap((name) => words(name.given));
  return {
    given: [...new Set([...given, ...given.flatMap(shortNamesOf)])],
    family: [...new Set(names.flatMap(({ surname }) => words(surname)))],
    born: day === null ? [] : [day, ...turned(day)],
    numbers: traits.nationalIds,
    postcodes: (details.places ?? [])
      .map(({ postcode }) => spaced(postcode))
      .filter((postcode) => postcode !== ''),
  };
};

/** A postcode as addresses keep it: in capitals, with its one space. */
const spaced = (typed: string): string => {
  const bare = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return bare.length < 5 ? '' : `${bare.slice(0, -3)} ${bare.slice(-3)}`;
};
