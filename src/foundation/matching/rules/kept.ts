import type { Traits } from './details.ts';
import type { Weights } from './estimate.ts';
import { FIELD_NAMES, fieldSpec } from './fields.ts';
import { linkRecords } from './link.ts';
import { ANY_OTHER, type Model, startingModel } from './model.ts';

/** A model as it is kept with a partnership: numbers, and names that many share. */
export interface KeptModel {
  readonly m: Readonly<Record<string, readonly number[]>>;
  readonly u: Readonly<Record<string, readonly number[]>>;
  readonly shares: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Fewer people teach nothing that general knowledge does not know better. */
export const FEWEST = 500;
/** A name is kept when so many share it: it is nobody's. */
const SHARED_BY = 20;

/**
 * Learns a model from people of the partnership itself, or null where there are too few. Of names only those that many share are kept,
 * each with how common it is, and one figure for all the others.
 */
export const learnModel = (people: readonly Traits[]): KeptModel | null => {
  if (people.length < FEWEST) return null;
  const { weights, shares } = linkRecords(people, 1).model;
  const kept: Record<string, Record<string, number>> = {};
  for (const name of ['given_name', 'surname'] as const) {
    const all = [...(shares[name] ?? new Map<string, number>())];
    const common = all.filter(([, share]) => share * people.length >= SHARED_BY);
    const rest = all.filter(([, share]) => share * people.length < SHARED_BY);
    // Weighed by how often each is met: a name of two people is met twice as often as a name of one.
    const [sum, squares] = rest.reduce(([one, two], [, share]) => [one + share, two + share * share], [0, 0]);
    kept[name] = { ...Object.fromEntries(common), ...(sum > 0 ? { [ANY_OTHER]: squares / sum } : {}) };
  }
  return { m: weights.m, u: weights.u, shares: kept };
};

/**
 * The model to weigh somebody with who is being entered, among so many people: what was learnt, where it has the fields that this
 * program compares, and general knowledge where it has not. One in three who are entered is here already; and one or two of their
 * home are.
 */
export const modelAmong = (people: number, kept: KeptModel | null): Model => {
  const known = Math.max(people, 100);
  const { weights } = startingModel(known);
  const levels = (of: KeptModel['m'] | undefined, before: Weights['m']): Weights['m'] =>
    // Every field is named once, so the record is whole.
    Object.fromEntries(
      FIELD_NAMES.map((name) => {
        const learnt = of?.[name];
        return [name, learnt?.length === fieldSpec(name).levels.length ? learnt : before[name]];
      }),
    ) as Weights['m'];
  return {
    weights: {
      same: 0.35 / known,
      home: 1.5 / known,
      m: levels(kept?.m, weights.m),
      u: levels(kept?.u, weights.u),
    },
    shares: Object.fromEntries(
      Object.entries(kept?.shares ?? {}).map(([name, shares]) => [name, new Map(Object.entries(shares))]),
    ),
  };
};
