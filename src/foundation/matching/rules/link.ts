import { meetPairs } from './blocking.ts';
import { patternOf } from './compare.ts';
import type { Traits } from './details.ts';
import { estimate } from './estimate.ts';
import { FIELD_NAMES, type FieldName } from './fields.ts';
import { isCertain, type Model, probabilityOfPair, type Shares, valuesOf } from './model.ts';

/** Of two records, by their places in the list, the probability that they are of one person. */
export interface Pair {
  readonly one: number;
  readonly other: number;
  readonly probability: number;
  /** Beyond doubt: `isCertain`. */
  readonly certain: boolean;
}
export interface Linked {
  /** Those at or over the threshold, the surest first. */
  readonly pairs: readonly Pair[];
  /** How many pairs were compared. */
  readonly compared: number;
  /** How many keys so many records share that only neighbours were compared. */
  readonly crowds: number;
  readonly model: Model;
}

/** Up to so many pairs each is compared with each. */
const ALL = 2_000_000;
const DRAWN = 400_000;
/** A telephone of more than so many records is a school's or a surgery's; of fewer it may be one person's, recorded again and again. */
const OF_ONE = 8;
/** Names are counted as they stand: of one person recorded twice they are as common as among people. */
const NAMES: readonly FieldName[] = ['given_name', 'surname'];
const COUNTED: readonly FieldName[] = [...NAMES, 'postcode', 'address', 'phone', 'email'];

/** How common each value is, among the records that know the field. */
export const sharesOf = (records: readonly Traits[]): Shares =>
  Object.fromEntries(
    FIELD_NAMES.filter((name) => COUNTED.includes(name)).map((name) => {
      const counts = new Map<string, number>();
      let knowing = 0;
      for (const traits of records) {
        const values = valuesOf(name, traits);
        if (values.length > 0) knowing += 1;
        for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const shares = new Map<string, number>();
      for (const [value, count] of counts)
        if (NAMES.includes(name)) shares.set(value, Math.max(2, count) / Math.max(50, knowing));
        else if (count > OF_ONE) shares.set(value, (count - OF_ONE) / knowing);
      return [name, shares];
    }),
  );

/** Numbers that look drawn by lot and are the same each time: the same files give the same pairs. */
const drawing = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
};

/** A list of whole numbers that grows in steps, outside the heap of objects: there are millions. */
const column = () => {
  let values = new Int32Array(65_536);
  let length = 0;
  return {
    add: (value: number): void => {
      if (length === values.length) {
        const wider = new Int32Array(values.length * 2);
        wider.set(values);
        values = wider;
      }
      values[length] = value;
      length += 1;
    },
    at: (place: number): number => values[place] ?? 0,
    length: (): number => length,
  };
};

const countIn = (patterns: Map<number, number>, pattern: number): void => {
  patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
};

/**
 * Finds the records that are of one person in a list, or (`first` says how many are of the first) between two lists. Needs no labels: the
 * model is learnt from these very records.
 */
export const linkRecords = (
  records: readonly Traits[],
  threshold: number,
  first: number | null = null,
): Linked => {
  const count = records.length;
  const mayMeet = (one: number, other: number): boolean => first === null || one < first !== other < first;
  const pairsInAll = first === null ? (count * (count - 1)) / 2 : first * (count - first);
  const [ones, others, patterns] = [column(), column(), column()];
  const met = new Map<number, number>();
  const meet = (one: number, other: number): void => {
    const [here, there] = [records[one], records[other]];
    if (here === undefined || there === undefined) return;
    const pattern = patternOf(here, there);
    ones.add(one);
    others.add(other);
    patterns.add(pattern);
    countIn(met, pattern);
  };
  let crowds = 0;
  if (pairsInAll <= ALL) {
    for (let one = 0; one < count; one += 1)
      for (let other = one + 1; other < count; other += 1) if (mayMeet(one, other)) meet(one, other);
  } else crowds = meetPairs(records, mayMeet, meet);
  const weights = estimate(met, pairsInAll <= ALL ? met : drawn(records, mayMeet), Math.max(1, pairsInAll));
  const model = { weights, shares: sharesOf(records) };
  const pairs: Pair[] = [];
  for (let place = 0; place < ones.length(); place += 1) {
    const [one, other, pattern] = [ones.at(place), others.at(place), patterns.at(place)];
    const [here, there] = [records[one], records[other]];
    if (here === undefined || there === undefined) continue;
    const probability = probabilityOfPair(model, pattern, here, there);
    if (probability >= threshold)
      pairs.push({ one, other, probability, certain: isCertain(pattern, probability) });
  }
  pairs.sort((a, b) => b.probability - a.probability || a.one - b.one || a.other - b.other);
  return { pairs, compared: ones.length(), crowds, model };
};

/** Pairs drawn at random, nearly all of two people: how often strangers agree. */
const drawn = (
  records: readonly Traits[],
  mayMeet: (one: number, other: number) => boolean,
): Map<number, number> => {
  const draw = drawing(2026);
  const patterns = new Map<number, number>();
  for (let at = 0; at < DRAWN; at += 1) {
    const [one, other] = [draw(records.length), draw(records.length)];
    const [here, there] = [records[one], records[other]];
    if (one !== other && here && there && mayMeet(one, other)) countIn(patterns, patternOf(here, there));
  }
  return patterns;
};
