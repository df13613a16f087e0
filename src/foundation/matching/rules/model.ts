import { levelAt, patternOf, UNKNOWN } from './compare.ts';
import type { Traits } from './details.ts';
import {
  type Against,
  evidence,
  type Odds,
  oddsOf,
  probabilityOf,
  startingWeights,
  type Weights,
} from './estimate.ts';
import { FIELD_NAMES, type FieldName, fieldSpec, type Level } from './fields.ts';

/** How much of those records that know a field hold one value: a rare surname says more than a common one. */
export type Shares = Readonly<Partial<Record<FieldName, ReadonlyMap<string, number>>>>;
export interface Model {
  readonly weights: Weights;
  readonly shares: Shares;
}

/** The values of a field that are counted, as they are compared. */
export const valuesOf = (name: FieldName, traits: Traits): readonly string[] => {
  switch (name) {
    case 'given_name':
      return traits.names.map(({ given }) => given).filter(Boolean);
    case 'surname':
      return traits.names.map(({ surname }) => surname).filter(Boolean);
    case 'postcode':
      return traits.postcodes;
    case 'address':
      return traits.addresses.map(({ key }) => key);
    case 'phone':
      return traits.phones;
    case 'email':
      return traits.emails;
    default:
      return [];
  }
};

/** Stands in the shares for every value that they do not name. */
export const ANY_OTHER = '';

/** So much more than of a common value can agreement on a rare one say. */
const RAREST = 50;

/** What agreement on this very value says beyond what agreement says on average: below nought for one that many share. */
const byFrequency = ({ weights, shares }: Model, name: FieldName, one: Traits, other: Traits): number => {
  const known = shares[name];
  if (known === undefined) return 0;
  const theirs = new Set(valuesOf(name, other));
  let least = Number.POSITIVE_INFINITY;
  for (const value of valuesOf(name, one)) {
    const share = theirs.has(value) ? (known.get(value) ?? known.get(ANY_OTHER)) : undefined;
    if (share !== undefined && share < least) least = share;
  }
  if (least === Number.POSITIVE_INFINITY) return 0;
  const usual = weights.u[name][0] ?? 1;
  return Math.log(usual / Math.max(least, usual / RAREST));
};

const refined = (model: Model, pattern: number, one: Traits, other: Traits): Odds => {
  let { strangers, home } = oddsOf(model.weights, pattern);
  for (const [place, name] of FIELD_NAMES.entries()) {
    if (levelAt(pattern, place) !== 0) continue;
    const more = byFrequency(model, name, one, other);
    strangers += more;
    // A family shares its rare surname as it does a common one.
    if (fieldSpec(name).home === undefined) home += more;
  }
  return { strangers, home };
};

/** The probability, 0 to 1, that two records whose pattern of agreement is known are of one person. */
export const probabilityOfPair = (model: Model, pattern: number, one: Traits, other: Traits): number =>
  probabilityOf(refined(model, pattern, one, other));

/** What one field says of two records. */
export interface FieldWeight {
  readonly field: FieldName;
  readonly label: string;
  readonly kind: 'agrees' | 'close' | 'differs' | 'unknown';
  readonly says: string;
  /** In bits: each one doubles the odds of one person, each below nought halves them; not known is nought. */
  readonly bits: number;
}
export interface Weighed {
  readonly probability: number;
  /** Whether what speaks against it is two people of one home more than two strangers. */
  readonly against: Against;
  readonly fields: readonly FieldWeight[];
  readonly certain: boolean;
}

/** Compares two records field by field (Fellegi and Sunter 1969), and says how likely it is that they are of one person, and why. */
export const weigh = (model: Model, one: Traits, other: Traits): Weighed => {
  const pattern = patternOf(one, other);
  const odds = refined(model, pattern, one, other);
  const against: Against = odds.home < odds.strangers ? 'home' : 'strangers';
  const fields = FIELD_NAMES.map((name, place): FieldWeight => {
    const { label, levels, home } = fieldSpec(name);
    const level = levelAt(pattern, place);
    const met = levels[level];
    if (level === UNKNOWN || met === undefined)
      return { field: name, label, kind: 'unknown', says: 'not known on both sides', bits: 0 };
    const more =
      level === 0 && (against === 'strangers' || home === undefined)
        ? byFrequency(model, name, one, other)
        : 0;
    const bits = (evidence(model.weights, name, level, against) + more) / Math.LN2;
    return { field: name, label, kind: met.kind, says: met.says, bits };
  });
  const probability = probabilityOf(odds);
  return { probability, against, fields, certain: isCertain(pattern, probability) };
};

/** From here on a pair may be joined without a person looking, where nothing in it speaks against. */
const CERTAIN = 0.999;
const OWN: readonly FieldName[] = ['given_name', 'surname', 'date_of_birth', 'sex', 'national_id'];
const BESIDES: readonly FieldName[] = ['postcode', 'address', 'phone', 'email'];

/**
 * Whether a pair is beyond doubt: a high probability, two of name, birth and number exactly the same, something besides that agrees, and
 * nothing that is a person's own (a name, a birth, a sex, a number) another's. Two children of one name may be born on one day, and a
 * wrong join puts one child's danger into another's story, so that a high probability alone is not enough.
 */
export const isCertain = (pattern: number, probability: number): boolean => {
  if (probability < CERTAIN) return false;
  const kindOf = (name: FieldName): Level['kind'] | undefined =>
    fieldSpec(name).levels[levelAt(pattern, FIELD_NAMES.indexOf(name))]?.kind;
  if (OWN.some((name) => kindOf(name) === 'differs')) return false;
  const exact = [
    kindOf('given_name') === 'agrees' && kindOf('surname') === 'agrees',
    kindOf('date_of_birth') === 'agrees',
    kindOf('national_id') === 'agrees',
  ].filter(Boolean).length;
  return (
    exact === 3 || (exact === 2 && BESIDES.some((name) => ['agrees', 'close'].includes(kindOf(name) ?? '')))
  );
};

/** The model before anything is learnt, for a partnership (or a file) with so many people. */
export const startingModel = (people: number): Model => {
  const pairs = Math.max(1, (people * (people - 1)) / 2);
  // One person in ten has a second record, and one in two somebody else of the same home.
  const share = (each: number): number => Math.min(0.05, (people * each) / pairs);
  return { weights: startingWeights(share(0.1), share(0.5)), shares: {} };
};
