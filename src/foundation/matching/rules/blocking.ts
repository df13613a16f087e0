import type { NameTraits, Traits } from './details.ts';
import { soundOf } from './likeness.ts';

/** The keys of one rule: two records that share one are compared. */
type Keys = (traits: Traits) => readonly string[];

const ofNames =
  (key: (name: NameTraits, traits: Traits) => string): Keys =>
  (traits) =>
    traits.names.map((name) => key(name, traits)).filter((each) => each !== '');
/** A key of several parts, or none where one of them is not known. */
const whole = (...parts: readonly (string | undefined)[]): string =>
  parts.every((part) => part !== undefined && part !== '') ? parts.join('|') : '';
const monthOf = ({ born }: Traits): string => (born && born.month !== '00' ? born.digits.slice(0, 6) : '');
const dayOf = ({ born }: Traits): string => (born && born.day !== '00' ? born.digits.slice(4) : '');

/**
 * Which pairs are looked at, where there are too many to look at all. Each rule forgives other faults than the others, so that a
 * record with a fault in one field, or in two, still meets its like: by number, e-mail or telephone; by birth; by both names in either
 * order; by a sound with a year; by what is left of an address.
 */
export const RULES: readonly Keys[] = [
  ({ nationalIds }) => nationalIds,
  ({ emails }) => emails,
  ({ phones }) => phones,
  ({ born }) => (born && born.day !== '00' ? [born.digits] : []),
  ofNames(({ given, surname }) => (given && surname ? [given, surname].sort().join('|') : '')),
  ofNames(({ surnameSound }, { born }) => whole(surnameSound, born?.year)),
  ofNames(({ surnameSound, given }) => whole(surnameSound, given.slice(0, 2))),
  ofNames(({ first }, traits) => whole(first, monthOf(traits))),
  ofNames(({ first }, traits) => whole(first, dayOf(traits))),
  ofNames(({ givenSound }, { born }) =>
    whole(givenSound, born?.year, born?.month === '00' ? '' : born?.month),
  ),
  ofNames(({ surname }, traits) => whole(surname, dayOf(traits))),
  // The given name where the family name should be.
  ofNames(({ given, surname }) => {
    const sounds = [soundOf(given.replace(/ /g, '')), soundOf(surname.replace(/ /g, ''))];
    return sounds.includes('') ? '' : sounds.sort().join('|');
  }),
  (traits) =>
    traits.names.flatMap(({ given }) =>
      traits.postcodes.flatMap((postcode) => (given ? [whole(postcode, given[0])] : [])),
    ),
  (traits) =>
    traits.postcodes.flatMap((postcode) => (traits.born ? [whole(postcode, traits.born.year)] : [])),
  (traits) => traits.names.flatMap(({ surname }) => traits.addresses.map(({ key }) => whole(surname, key))),
  (traits) => traits.names.flatMap(({ first }) => traits.addresses.map(({ key }) => whole(first, key))),
  ({ emails }) => emails.flatMap((email) => whole(email.split('@')[0])),
  // A birth with one digit left out: two that share this differ in one.
  ({ born, names }) => {
    if (born === null || born.day === '00') return [];
    const starts = new Set(
      names
        .flatMap(({ given, surname }) => [given, surname])
        .filter(Boolean)
        .map((name) => name[0] ?? ''),
    );
    return [...starts].flatMap((start) =>
      [...born.digits].map(
        (_, at) => `${at}|${born.digits.slice(0, at)}${born.digits.slice(at + 1)}|${start}`,
      ),
    );
  },
];

/** More than this share a key: it says too little to compare them all. */
const CROWD = 500;
/** Of such a crowd each is compared with so many who stand beside it when all are put in order. */
const NEIGHBOURS = 24;

/** Which records of a list have which keys of one rule, in three columns: there are a million keys. */
interface Ruled {
  /** Where the keys of each record begin; the next one's beginning is their end. */
  readonly starts: Uint32Array;
  /** Keys as small numbers; 0 for one that a crowd shares. */
  readonly keys: Uint32Array;
}
/** The records that share each key, by its number. */
type Blocks = readonly (readonly number[])[];

const ruled = (records: readonly Traits[], rule: Keys): { rule: Ruled; blocks: Blocks; crowds: Blocks } => {
  const numbers = new Map<string, number>();
  const blocks: number[][] = [[]];
  const starts = new Uint32Array(records.length + 1);
  const found: number[] = [];
  for (const [at, traits] of records.entries()) {
    const begin = found.length;
    for (const key of rule(traits)) {
      if (key === '') continue;
      const number = numbers.get(key) ?? blocks.length;
      if (number === blocks.length) {
        numbers.set(key, number);
        blocks.push([]);
      }
      if (found.indexOf(number, begin) >= 0) continue;
      found.push(number);
      blocks[number]?.push(at);
    }
    starts[at + 1] = found.length;
  }
  const keys = Uint32Array.from(found, (number) => ((blocks[number]?.length ?? 0) > CROWD ? 0 : number));
  return {
    rule: { starts, keys },
    blocks: blocks.map((block) => (block.length > CROWD ? [] : block)),
    crowds: blocks.filter(({ length }) => length > CROWD),
  };
};

/** The least key of a rule that two records share, crowds left aside; 0 for none. */
const leastShared = ({ starts, keys }: Ruled, one: number, other: number): number => {
  let least = 0;
  const [from, until] = [starts[other] ?? 0, starts[other + 1] ?? 0];
  for (let at = starts[one] ?? 0; at < (starts[one + 1] ?? 0); at += 1) {
    const key = keys[at] ?? 0;
    if (key === 0 || (least !== 0 && key > least)) continue;
    for (let their = from; their < until; their += 1) if (keys[their] === key) least = key;
  }
  return least;
};

const orderOf = ({ names, born, postcodes }: Traits): string =>
  [names[0]?.surname, names[0]?.given, born?.digits, postcodes[0]].join('|');

/**
 * Meets every pair that shares a key of some rule, once. `mayMeet` leaves out pairs that are not asked for (those of one file). Answers
 * with how many crowds were met in part only.
 */
export const meetPairs = (
  records: readonly Traits[],
  mayMeet: (one: number, other: number) => boolean,
  met: (one: number, other: number) => void,
): number => {
  const before: Ruled[] = [];
  const inCrowd = new Set<number>();
  let crowded = 0;
  const pairOf = (one: number, other: number): number =>
    Math.min(one, other) * records.length + Math.max(one, other);
  const isNew = (one: number, other: number): boolean =>
    mayMeet(one, other) &&
    !(inCrowd.size > 0 && inCrowd.has(pairOf(one, other))) &&
    !before.some((rule) => leastShared(rule, one, other) !== 0);
  for (const each of RULES) {
    const { rule, blocks, crowds } = ruled(records, each);
    for (const [number, block] of blocks.entries())
      for (let at = 0; at < block.length; at += 1)
        for (let next = at + 1; next < block.length; next += 1) {
          const [one = 0, other = 0] = [block[at], block[next]];
          // Of two keys of one rule that both share, the lesser meets the pair.
          if (leastShared(rule, one, other) === number && isNew(one, other)) met(one, other);
        }
    before.push(rule);
    for (const crowd of crowds) {
      crowded += 1;
      const order = crowd
        .flatMap((at) => {
          const traits = records[at];
          return traits === undefined ? [] : [{ at, key: orderOf(traits) }];
        })
        .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.at - other.at));
      for (const [place, { at: one }] of order.entries())
        for (const { at: other } of order.slice(place + 1, place + 1 + NEIGHBOURS)) {
          if (!isNew(one, other)) continue;
          inCrowd.add(pairOf(one, other));
          met(Math.min(one, other), Math.max(one, other));
        }
    }
  }
  return crowded;
};
