import { z } from 'zod';
import type { Acting } from '#db';
import { isCode, NotFound, SEXES, sayDay } from '#kernel';
import { PersonLine, personLine, personLines } from '#people';
import { namedOn, restrictionOf } from '#records';
import { canSay, type Details, sayProbability } from '../rules/index.ts';
import {
  carriedBy,
  linkedWith,
  namedDifferently,
  type Saying,
  sayingsOf,
  sayingsOfPair,
} from '../store/index.ts';
import { Alike, comparedWith, Likely, possiblySameAs } from './possibly.ts';

const Said = z.object({
  person: PersonLine,
  saying: z.enum(['same', 'different']),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});

export const SameModel = z.object({
  person: PersonLine,
  /** Records that are linked with this one, or told apart from it. */
  said: z.array(Said),
  /** Linked by way of another record. */
  further: z.array(PersonLine),
  alike: z.array(Alike),
});
export type SameModel = z.infer<typeof SameModel>;

const seen = async (acting: Acting, id: string): Promise<PersonLine> => {
  const line = await personLine(acting.tx, id, acting.today);
  if (!line) throw new NotFound();
  return line;
};

const saidOf = (saying: Saying, person: PersonLine): z.infer<typeof Said> => ({
  person,
  saying: saying.saying,
  reason: saying.reason,
  by: `${saying.said_by_name}, ${saying.said_by_title}`,
  at: saying.said_at,
});

/** Who may be the same person as this one, and what was said before. Nobody who was told apart is offered again. */
export const sameModel = async (acting: Acting, id: string): Promise<SameModel> => {
  const person = await seen(acting, id);
  const sayings = await sayingsOf(acting.tx, [id]);
  const otherOf = (saying: Saying): string => (saying.kept_id === id ? saying.other_id : saying.kept_id);
  const linked = (await linkedWith(acting.tx, [id])).get(id) ?? [];
  const lines = await personLines(acting.tx, [...sayings.map(otherOf), ...linked], acting.today);
  const settled = new Set([...sayings.map(otherOf), ...linked]);
  const direct = new Set(sayings.map(otherOf));
  return {
    person,
    said: sayings.flatMap((saying) => {
      const line = lines.get(otherOf(saying));
      return line ? [saidOf(saying, line)] : [];
    }),
    further: linked.flatMap((other) => (direct.has(other) ? [] : (lines.get(other) ?? []))),
    alike: (await possiblySameAs(acting, id)).filter((each) => !settled.has(each.person.id)),
  };
};

const Side = z.object({
  names: z.string(),
  born: z.string(),
  sex: z.string(),
  places: z.string(),
  numbers: z.string(),
});
export const CompareModel = z.object({
  person: PersonLine,
  other: PersonLine,
  likely: Likely,
  here: Side,
  there: Side,
  /** What stands between the two now. */
  standing: Said.nullable(),
  /** What was said before and taken back. */
  before: z.array(
    Said.omit({ person: true }).extend({ undoneBy: z.string(), undoneAt: z.string(), undoneWhy: z.string() }),
  ),
  /** Why nothing may be said of them now. */
  refusal: z.string().nullable(),
  /** Whom alone a link would leave able to see both, where one of them is restricted. */
  named: z.array(z.string()),
});
export type CompareModel = z.infer<typeof CompareModel>;

const sideOf = ({ names = [], born, sex, places = [], nationalIds = [] }: Details): z.infer<typeof Side> => ({
  names: names.map(({ given, surname }) => `${given} ${surname}`.trim()).join('; '),
  born: born?.length === 10 ? sayDay(born) : (born ?? ''),
  sex: sex === undefined || sex === 'U' || !isCode(SEXES, sex) ? '' : SEXES[sex],
  places: places
    .map(({ address, postcode }) => [address, postcode].filter(Boolean).join(', '))
    .filter(Boolean)
    .join('; '),
  numbers: nationalIds.join('; '),
});

/** Two records side by side, and what speaks for and against their being of one person. */
export const compareModel = async (acting: Acting, id: string, otherId: string): Promise<CompareModel> => {
  const { tx } = acting;
  const person = await seen(acting, id);
  const other = await seen(acting, otherId);
  const compared = id === otherId ? undefined : await comparedWith(acting, id, otherId);
  if (!compared) throw new NotFound();
  const all = await sayingsOfPair(tx, id, otherId);
  const standing = all.find(({ undone_at }) => undone_at === null);
  const verdict = canSay({
    said: standing?.saying ?? null,
    saying: 'different',
    namedDifferently: false,
  });
  const [restricted] = [id, otherId].filter((each) => (each === id ? person : other).restricted);
  const hides = restricted !== undefined && (await restrictionOf(tx, restricted)) !== undefined;
  return {
    person,
    other,
    likely: compared.likely,
    here: sideOf(compared.here),
    there: sideOf(compared.there),
    standing: standing ? saidOf(standing, other) : null,
    before: all.flatMap((saying) =>
      saying.undone_at === null
        ? []
        : [
            {
              saying: saying.saying,
              reason: saying.reason,
              by: `${saying.said_by_name}, ${saying.said_by_title}`,
              at: saying.said_at,
              undoneBy: `${saying.undone_by_name ?? ''}, ${saying.undone_by_title ?? ''}`,
              undoneAt: saying.undone_at,
              undoneWhy: saying.undone_why,
            },
          ],
    ),
    refusal: verdict.ok ? null : verdict.reason,
    named:
      hides && !standing && !(person.restricted && other.restricted)
        ? (await namedOn(acting, restricted)).map(({ name }) => name)
        : [],
  };
};

export const UndoModel = z.object({
  person: PersonLine,
  other: PersonLine,
  saying: z.enum(['same', 'different']),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  likely: z.string(),
  version: z.number().int(),
  /** To whose record a restriction or an exclusion came through the link: who undoes it says what becomes of it. */
  carriedTo: z.array(z.string()),
});
export type UndoModel = z.infer<typeof UndoModel>;

/** What was said of two records, to be taken back. */
export const undoModel = async (acting: Acting, id: string, otherId: string): Promise<UndoModel> => {
  const person = await seen(acting, id);
  const other = await seen(acting, otherId);
  const standing = (await sayingsOfPair(acting.tx, id, otherId)).find(({ undone_at }) => undone_at === null);
  if (!standing) throw new NotFound();
  const carried = new Set(await carriedBy(acting.tx, standing.id));
  return {
    person,
    other,
    saying: standing.saying,
    reason: standing.reason,
    by: `${standing.said_by_name}, ${standing.said_by_title}`,
    at: standing.said_at,
    likely: sayProbability(standing.probability),
    version: standing.version,
    carriedTo: [person, other].filter((each) => carried.has(each.id)).map(({ name }) => name),
  };
};

/** Whether somebody may link the two now: for the act, which asks again. */
export const pairFacts = async (
  acting: Acting,
  id: string,
  otherId: string,
  saying: 'same' | 'different',
) => ({
  said:
    (await sayingsOfPair(acting.tx, id, otherId)).find(({ undone_at }) => undone_at === null)?.saying ?? null,
  saying,
  namedDifferently: saying === 'same' && (await namedDifferently(acting.tx, id, otherId)),
});
