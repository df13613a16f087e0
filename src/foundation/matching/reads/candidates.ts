import type { Acting } from '#db';
import { type Query, searchPeople } from '#people';
import type { Details } from '../rules/index.ts';
import { type Alike, possiblySame, weighedAgainst } from './possibly.ts';

const MOST = 10;

/** What to search for besides: a name that was asked for; and where little is known, whatever there is of it. */
const questionsOf = ({ names = [], born, places = [] }: Details, find: string): Query[] => {
  const name = names.map(({ given, surname }) => `${given} ${surname}`.trim()).join(' ');
  const postcode = places.map((place) => place.postcode).find((typed) => typed !== '');
  return [
    ...(find === '' ? [] : [{ name: find }]),
    ...(name !== '' && !born ? [{ name }] : []),
    ...(name === '' && postcode ? [{ address: postcode }] : []),
  ];
};

/**
 * Whom something that was sent may be about, of those whom the actor sees: the likeliest first, and before them whoever fits the name
 * that was searched for.
 */
export const candidatesFor = async (acting: Acting, details: Details, find: string): Promise<Alike[]> => {
  const likely = await possiblySame(acting, details);
  const known = new Set(likely.map(({ person }) => person.id));
  const asked = new Set<string>();
  const others: string[] = [];
  for (const question of questionsOf(details, find)) {
    const { people } = await searchPeople(acting, question);
    for (const { id } of people) {
      if (question.name === find && find !== '') asked.add(id);
      if (!known.has(id) && !others.includes(id)) others.push(id);
    }
  }
  return [...likely, ...(await weighedAgainst(acting, details, others))]
    .sort(
      (one, other) =>
        Number(asked.has(other.person.id)) - Number(asked.has(one.person.id)) ||
        other.probability - one.probability,
    )
    .slice(0, MOST);
};
