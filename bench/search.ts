import { sql } from 'kysely';
import { type Acting, type Databases, transact } from '#db';
import { type Actor, dayOf, type Instant } from '#kernel';
import { makeFamilies, type Query, type Random, searchPeople, seeded } from '#people';
import { addShare } from '#records';

/** Who measures: a post that sees everything, and one that sees a few. */
export interface Searchers {
  readonly partnership: string;
  readonly now: Instant;
  /** A front-door worker: records people, and sees all that the council keeps. */
  readonly worker: Actor;
  /** A practitioner whose team is given thirty people. */
  readonly practitioner: Actor & { readonly body: string };
}

/** How long one kind of question took, in milliseconds, over whole transactions: standing, search and the lines of a page. */
export interface Measured {
  readonly who: 'front door' | 'practitioner';
  readonly what: string;
  readonly found: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const GIVEN_TO_PRACTITIONER = 30;
const FAMILIES_AT_ONCE = 250;

const act = <T>(
  databases: Databases,
  { partnership, now }: Searchers,
  actor: Actor,
  role: 'app' | 'reader',
  run: (acting: Acting) => Promise<T>,
): Promise<T> =>
  transact(databases.serving, { role, partnership, now, post: actor.post, account: actor.account }, (tx) =>
    run({ tx, actor, now, today: dayOf(now) }),
  );

/** Records so many made-up people, through the policies and with their history; returns how many a second. */
export const layPeople = async (
  databases: Databases,
  searchers: Searchers,
  count: number,
  random: Random = seeded(2026),
): Promise<{ people: number; perSecond: number }> => {
  const { worker, practitioner } = searchers;
  const began = performance.now();
  let people = 0;
  let given = 0;
  while (people < count) {
    const made = await act(databases, searchers, worker, 'app', async (acting) => {
      const families = await makeFamilies(
        acting,
        random,
        Array.from({ length: FAMILIES_AT_ONCE }, () => ({})),
      );
      for (const { children } of families.slice(0, Math.max(0, GIVEN_TO_PRACTITIONER - given)))
        if (children[0]) {
          given += 1;
          await addShare(acting, {
            record: children[0],
            grantee_kind: 'body',
            grantee_id: practitioner.body,
            lawful_basis: 'publicTask',
            purpose: 'to be found',
          });
        }
      return families;
    });
    people += made.reduce((total, { children, adults }) => total + children.length + adults.length, 0);
  }
  const perSecond = Math.round(people / ((performance.now() - began) / 1000));
  await databases.execute('analyze');
  return { people, perSecond };
};

/** Questions as they are asked: by name, by half a birth, by a number, by where. */
const questionsOf = async (databases: Databases, searchers: Searchers): Promise<[string, Query][]> => {
  const { rows } = await act(databases, searchers, searchers.worker, 'reader', ({ tx }) =>
    sql<{ given: string; family: string; born: string; value: string; postcode: string; lines: string }>`
      select given, family, born_day as born, value, postcode, lines
      from person_name
      join person on person.id = person_name.person_id
      join identifier on identifier.person_id = person.id and scheme = 'nhs'
      join address on address.person_id = person.id and not withheld
      where length(family) > 8 and born_precision = 'day' and born_day > '2009-01-01'
      order by person.id limit 1`.execute(tx),
  );
  const one = rows[0];
  if (!one) throw new Error('There is nobody to look for.');
  return [
    ['a common name', { name: 'smith' }],
    ['a common name in full', { name: 'jack smith' }],
    ['a common given name', { name: 'mohammed' }],
    ['a rare name', { name: one.family }],
    ['a rare name, two letters lost', { name: one.family.slice(0, 4) + one.family.slice(6) }],
    ['given and family swapped', { name: `${one.family} ${one.given}` }],
    ['an initial and a name', { name: `${one.given.slice(0, 1)} smith` }],
    ['a day of birth', { born: one.born }],
    ['a year of birth', { born: one.born.slice(0, 4) }],
    ['a name and a year', { name: 'smith', born: one.born.slice(0, 4) }],
    ['a postcode', { address: one.postcode }],
    ['a name and half a postcode', { name: 'smith', address: one.postcode.split(' ')[0] ?? '' }],
    ['a street', { address: one.lines.split(',')[0] ?? '' }],
    ['an NHS number', { identifier: one.value }],
    ['nobody', { name: 'zzyzx quatermass' }],
  ];
};

const rank = (times: readonly number[], share: number): number =>
  Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;

/** Measures each question for a post that sees everything and for one that sees thirty people. */
export const benchSearch = async (
  databases: Databases,
  searchers: Searchers,
  times = 60,
): Promise<Measured[]> => {
  const measured: Measured[] = [];
  const posts = [
    ['front door', searchers.worker],
    ['practitioner', searchers.practitioner],
  ] as const;
  for (const [who, actor] of posts)
    for (const [what, query] of await questionsOf(databases, searchers)) {
      const taken: number[] = [];
      let found = 0;
      for (let asked = -3; asked < times; asked += 1) {
        const began = performance.now();
        found = (await act(databases, searchers, actor, 'reader', (acting) => searchPeople(acting, query)))
          .total;
        // The first few warm what stays warm in a running server.
        if (asked >= 0) taken.push(performance.now() - began);
      }
      taken.sort((one, other) => one - other);
      measured.push({
        who,
        what,
        found,
        p50: rank(taken, 0.5),
        p95: rank(taken, 0.95),
        p99: rank(taken, 0.99),
      });
    }
  return measured;
};

/**
 * Whether time tells a restricted child from none: the same question about one who is hidden and about one who is not there, asked
 * in turn. The medians must differ by less than either arm's inter-quartile range.
 */
export const benchSilence = async (
  databases: Databases,
  searchers: Searchers,
  hidden: Query,
  nobody: Query,
  times = 200,
): Promise<{ hidden: number; nobody: number; spread: number; silent: boolean }> => {
  const taken: [number[], number[]] = [[], []];
  for (let asked = 0; asked < times; asked += 1)
    for (const [arm, query] of [hidden, nobody].entries()) {
      const began = performance.now();
      await act(databases, searchers, searchers.worker, 'reader', (acting) => searchPeople(acting, query));
      taken[arm]?.push(performance.now() - began);
    }
  const quartile = (arm: number[], share: number) =>
    rank(
      arm.toSorted((one, other) => one - other),
      share,
    );
  const spread = Math.min(...taken.map((arm) => quartile(arm, 0.75) - quartile(arm, 0.25)));
  const [first, second] = [quartile(taken[0], 0.5), quartile(taken[1], 0.5)];
  return { hidden: first, nobody: second, spread, silent: Math.abs(first - second) < spread };
};
