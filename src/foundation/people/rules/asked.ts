import { type Day, no, rangeOfPartial, type Verdict, yes } from '#kernel';
import { readAddress } from './addresses.ts';
import { swappedDay } from './births.ts';
import { identifierKey } from './identifiers.ts';
import { searchKey } from './names.ts';

/** What somebody asks for, as typed. */
export interface Query {
  readonly name?: string | undefined;
  /** '2016', '2016-03' or '2016-03-09'. */
  readonly born?: string | undefined;
  readonly identifier?: string | undefined;
  readonly address?: string | undefined;
}

/** The same as it is compared. A part that was not asked for is null; every part that was must fit. */
export interface Asked {
  readonly name: string | null;
  readonly born: { readonly from: Day; readonly until: Day; readonly swapped: Day | null } | null;
  readonly identifier: string | null;
  readonly address: { readonly words: string; readonly postcode: string } | null;
}

/** Reads a question; null when nothing is asked that could find somebody. */
export const readAsked = ({ name = '', born = '', identifier = '', address = '' }: Query): Asked | null => {
  const range = rangeOfPartial(born.trim());
  const place = readAddress(address);
  const asked: Asked = {
    name: searchKey(name) || null,
    born: range && { ...range, swapped: range.from === range.until ? swappedDay(range.from) : null },
    identifier: identifierKey(identifier) || null,
    address: place.words || place.postcode ? place : null,
  };
  return Object.values(asked).some((part) => part !== null) ? asked : null;
};

/** Whether a name alone may be searched for: a single letter would list everybody. */
export const canSearchByName = (typed: string): Verdict =>
  searchKey(typed)
    .split(' ')
    .some((word) => word.length > 1)
    ? yes
    : no('Enter at least 2 letters of a name');

/** The names of the parts that were asked: what the audit may say of a question, never its values. */
export const askedFields = (asked: Asked): string =>
  Object.entries(asked)
    .flatMap(([field, part]) => (part === null ? [] : [field]))
    .join(',');
