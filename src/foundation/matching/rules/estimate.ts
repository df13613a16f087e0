import { levelAt, UNKNOWN } from './compare.ts';
import { FIELD_NAMES, type FieldName, fieldSpec } from './fields.ts';

/** How two records of one person and of two people agree, by field and level; and how many pairs are of one person. */
export interface Weights {
  /** Of all pairs, the part that are of one person. */
  readonly same: number;
  /** And the part that are of two people of one home. */
  readonly home: number;
  readonly m: Readonly<Record<FieldName, readonly number[]>>;
  readonly u: Readonly<Record<FieldName, readonly number[]>>;
}

/** Patterns of agreement, each with how many pairs have it. */
export type Patterns = ReadonlyMap<number, number>;

const byField = (read: (name: FieldName) => readonly number[]): Weights['m'] =>
  // Every field is named once, so the record is whole.
  Object.fromEntries(FIELD_NAMES.map((name) => [name, read(name)])) as Weights['m'];

/** What is taken for true before anything is learnt. */
export const startingWeights = (same: number, home: number): Weights => ({
  same,
  home,
  m: byField((name) => fieldSpec(name).levels.map(({ m }) => m)),
  u: byField((name) => fieldSpec(name).levels.map(({ u }) => u)),
});

/** Whom a pair is weighed against: two strangers, or two people of one home. */
export type Against = 'strangers' | 'home';

/** How often two people give a level. */
const ofTwoPeople = ({ u }: Weights, name: FieldName, level: number, against: Against): number =>
  (against === 'home' ? fieldSpec(name).home?.[level] : undefined) ?? u[name][level] ?? 1;

/** The natural logarithm of how much more often one person than two give a level; nothing for what is not known. */
export const evidence = (weights: Weights, name: FieldName, level: number, against: Against): number =>
  level === UNKNOWN
    ? 0
    : Math.log((weights.m[name][level] ?? 1) / ofTwoPeople(weights, name, level, against));

const oddsAgainst = (weights: Weights, pattern: number, against: Against): number => {
  let odds = Math.log(weights.same / (against === 'home' ? weights.home : 1 - weights.same - weights.home));
  for (const [place, name] of FIELD_NAMES.entries())
    odds += evidence(weights, name, levelAt(pattern, place), against);
  return odds;
};

/** A pair of this pattern, weighed: the logarithms of the odds of one person against each of the others, and against both. */
export interface Odds {
  readonly strangers: number;
  readonly home: number;
}
/** Weighs a pattern of agreement against both: the sum of what each field says (Fellegi and Sunter 1969). */
export const oddsOf = (weights: Weights, pattern: number): Odds => ({
  strangers: oddsAgainst(weights, pattern, 'strangers'),
  home: oddsAgainst(weights, pattern, 'home'),
});

/** The probability, 0 to 1, that a pair is of one person. */
export const probabilityOf = ({ strangers, home }: Odds): number =>
  1 / (1 + Math.exp(-strangers) + Math.exp(-home));
/** The probability that it is of two people of one home. */
const probabilityOfHome = ({ strangers, home }: Odds): number =>
  1 / (1 + Math.exp(home) + Math.exp(home - strangers));

/** As many pairs of one person as the starting values count for: few records say little against them, many all. */
const KNOWN_OF_ONE = 12;
/** The same for pairs of two people, of which there are far more. */
const KNOWN_OF_TWO = 400;
const ROUNDS = 60;
const SETTLED = 1e-6;

interface Counted {
  readonly counts: number[];
  /** Of those that know the field. */
  total: number;
}

const newCount = (name: FieldName): Counted => ({ counts: fieldSpec(name).levels.map(() => 0), total: 0 });

/** How the weighted pairs fall on the levels of each field; those that do not know it are not asked. */
const countBy = (
  patterns: Patterns,
  weight: (pattern: number, pairs: number) => number,
): Map<FieldName, Counted> => {
  const found = new Map(FIELD_NAMES.map((name) => [name, newCount(name)] as const));
  for (const [pattern, pairs] of patterns) {
    const share = weight(pattern, pairs);
    for (const [place, name] of FIELD_NAMES.entries()) {
      const level = levelAt(pattern, place);
      const counted = found.get(name);
      if (level === UNKNOWN || counted === undefined) continue;
      counted.counts[level] = (counted.counts[level] ?? 0) + share;
      counted.total += share;
    }
  }
  return found;
};

/** The share of each level, drawn towards what was taken for true before as if that many pairs had said so. */
const towards = (counted: Counted | undefined, before: readonly number[], known: number): number[] =>
  before.map(
    (share, level) => ((counted?.counts[level] ?? 0) + known * share) / ((counted?.total ?? 0) + known),
  );

/**
 * Learns the weights from the records themselves, by expectation-maximisation: no pair needs a label (Fellegi and Sunter 1969; Winkler
 * 1988). `met` holds the pairs that may be of one person (pairs that are not among them are taken to be of two), `random` pairs drawn
 * at random, `pairs` says how many pairs there are in all. The starting values stand in as so many pairs, so that a handful of records
 * cannot drag the model somewhere absurd.
 */
export const estimate = (met: Patterns, random: Patterns, pairs: number): Weights => {
  const before = startingWeights(0.5, 0.25);
  let weights = startingShares(met, pairs);
  for (let round = 0; round < ROUNDS; round += 1) {
    let ones = 0;
    let homes = 0;
    const now = weights;
    const ofOne = countBy(met, (pattern, count) => {
      const odds = oddsOf(now, pattern);
      const share = count * probabilityOf(odds);
      ones += share;
      homes += count * probabilityOfHome(odds);
      return share;
    });
    const ofTwo = countBy(random, (pattern, count) => {
      const odds = oddsOf(now, pattern);
      return count * Math.max(0, 1 - probabilityOf(odds) - probabilityOfHome(odds));
    });
    weights = {
      same: Math.min(0.4, (ones + 0.5) / (pairs + 1)),
      home: Math.min(0.4, (homes + 0.5) / (pairs + 1)),
      m: byField((name) => towards(ofOne.get(name), before.m[name], KNOWN_OF_ONE)),
      u: byField((name) => towards(ofTwo.get(name), before.u[name], KNOWN_OF_TWO)),
    };
    if (Math.abs(Math.log(weights.same / now.same)) < SETTLED) break;
  }
  return weights;
};

/** A first guess at how many pairs are of one person, and how many of one home: what the starting values call so at long odds. */
const startingShares = (met: Patterns, pairs: number): Weights => {
  const guess = startingWeights(0.0005, 0.0005);
  let ones = 0;
  let homes = 0;
  for (const [pattern, count] of met) {
    const odds = oddsOf(guess, pattern);
    ones += count * probabilityOf(odds);
    homes += count * probabilityOfHome(odds);
  }
  const share = (found: number): number => Math.min(0.25, Math.max(1e-8, found / Math.max(1, pairs)));
  return startingWeights(share(ones), share(homes));
};
