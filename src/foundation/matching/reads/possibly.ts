import { z } from 'zod';
import type { Acting } from '#db';
import { PersonLine, personLines } from '#people';
import {
  type Details,
  modelAmong,
  patternOf,
  probabilityOfPair,
  sayProbability,
  sayWeight,
  soughtFor,
  traitsOf,
  type Weighed,
  WORTH_A_LOOK,
  weigh,
} from '../rules/index.ts';
import { candidatesSeen, candidatesSeenOf, knownOf, newestModel } from '../store/index.ts';

/** Without a model of its own a partnership is taken for one of this size. */
const USUAL = 20_000;
const MOST_SHOWN = 10;

export const Compared = z.object({
  label: z.string(),
  kind: z.enum(['agrees', 'close', 'differs', 'unknown']),
  says: z.string(),
  weight: z.string(),
});
/** How likely two records are of one person, and why, field by field. */
export const Likely = z.object({
  probability: z.number(),
  words: z.string(),
  /** Who else it might be, where what is shared is a family’s: a brother, a sister, a twin. */
  ofOneHome: z.boolean(),
  fields: z.array(Compared),
});
export type Likely = z.infer<typeof Likely>;
/** Somebody who may be the same person, of those whom the actor sees. */
export const Alike = Likely.extend({ person: PersonLine });
export type Alike = z.infer<typeof Alike>;

const sayLikely = ({ probability, against, fields }: Weighed): Likely => ({
  probability,
  words: sayProbability(probability),
  ofOneHome: against === 'home',
  fields: fields
    // What is nowhere recorded (a telephone, an e-mail) is left out: a page says what can be compared here.
    .filter(({ field, kind }) => kind !== 'unknown' || !['phone', 'email'].includes(field))
    .map((each) => ({ label: each.label, kind: each.kind, says: each.says, weight: sayWeight(each) })),
});

const modelFor = async ({ tx }: Pick<Acting, 'tx'>) => {
  const kept = await newestModel(tx);
  return modelAmong(kept?.people ?? USUAL, kept?.model ?? null);
};

const surestFirst = (
  one: { readonly id: string; readonly probability: number },
  other: { readonly id: string; readonly probability: number },
): number => other.probability - one.probability || one.id.localeCompare(other.id);

const alikeOf = async (
  acting: Pick<Acting, 'tx' | 'today'>,
  details: Details,
  known: Awaited<ReturnType<typeof knownOf>>,
  from: number,
): Promise<Alike[]> => {
  if (known.length === 0) return [];
  const model = await modelFor(acting);
  const traits = traitsOf(details);
  const weighed = known
    .map((each) => ({ id: each.id, ...weigh(model, traits, traitsOf(each)) }))
    .filter(({ probability }) => probability >= from)
    .sort(surestFirst)
    .slice(0, MOST_SHOWN);
  const lines = await personLines(
    acting.tx,
    weighed.map(({ id }) => id),
    acting.today,
  );
  return weighed.flatMap((each) => {
    const person = lines.get(each.id);
    return person ? [{ person, ...sayLikely(each) }] : [];
  });
};

/**
 * Who may be the same person as the one described, of those whom the actor sees: the likeliest first, each with its reasons field by
 * field. What is missing counts neither for nor against; of anybody out of sight nothing shows, in no count and in no order.
 */
export const possiblySame = async (
  acting: Pick<Acting, 'tx' | 'today'>,
  details: Details,
  except: string | null = null,
): Promise<Alike[]> =>
  alikeOf(acting, details, await candidatesSeen(acting.tx, soughtFor(details), except), WORTH_A_LOOK);

/** Somebody who may be one of a list: how likely, in a number and in words. */
export interface LikelyPerson {
  readonly id: string;
  readonly probability: number;
  readonly words: string;
}

/**
 * Who may be each of a list, of those whom the actor sees, the likeliest first: the same as `possiblySame` for each, in three statements
 * for all. Gives one answer for each, in the order of the list; some hundreds at once.
 */
export const possiblySameOfMany = async (
  acting: Pick<Acting, 'tx'>,
  list: readonly Details[],
): Promise<readonly (readonly LikelyPerson[])[]> => {
  const candidates = await candidatesSeenOf(acting.tx, list.map(soughtFor));
  if (candidates.size === 0) return list.map(() => []);
  const known = new Map(
    (await knownOf(acting.tx, [...new Set([...candidates.values()].flat())])).map((each) => [
      each.id,
      traitsOf(each),
    ]),
  );
  const model = await modelFor(acting);
  return list.map((details, at) => {
    const traits = traitsOf(details);
    return (candidates.get(at) ?? [])
      .flatMap((id): LikelyPerson[] => {
        const theirs = known.get(id);
        const probability = theirs ? probabilityOfPair(model, patternOf(traits, theirs), traits, theirs) : 0;
        return probability < WORTH_A_LOOK ? [] : [{ id, probability, words: sayProbability(probability) }];
      })
      .sort(surestFirst)
      .slice(0, MOST_SHOWN);
  });
};

/** How these people compare with the one described, however unlike: for those whom somebody looked for by name. */
export const weighedAgainst = async (
  acting: Pick<Acting, 'tx' | 'today'>,
  details: Details,
  ids: readonly string[],
): Promise<Alike[]> => alikeOf(acting, details, await knownOf(acting.tx, ids), 0);

/** Two people whom the actor sees, weighed against each other, with what is known of each. */
export const comparedWith = async (acting: Pick<Acting, 'tx' | 'today'>, one: string, other: string) => {
  const known = await knownOf(acting.tx, [one, other]);
  const [here, there] = [known.find(({ id }) => id === one), known.find(({ id }) => id === other)];
  if (!here || !there) return undefined;
  return { here, there, likely: sayLikely(weigh(await modelFor(acting), traitsOf(here), traitsOf(there))) };
};

/** Who may be the same person as one who is recorded. */
export const possiblySameAs = async (acting: Pick<Acting, 'tx' | 'today'>, id: string): Promise<Alike[]> => {
  const [details] = await knownOf(acting.tx, [id]);
  return details ? possiblySame(acting, details, id) : [];
};
