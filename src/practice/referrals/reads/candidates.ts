import type { Acting } from '#db';
import { Alike, type Details, possiblySame, weighedAgainst } from '#matching';
import { type Query, searchPeople } from '#people';
import type { ContactRow } from '../store/index.ts';
import { PersonRef, personRef } from './sent.ts';

/** Somebody whom a contact may be about: how likely, and why, field by field. */
export const Candidate = PersonRef.extend(Alike.omit({ person: true }).shape);
type Weighed = Awaited<ReturnType<typeof possiblySame>>;

const MOST = 10;

/** A contact's child as likeness is weighed: what its sender typed, and nothing of what was not known. */
const detailsOf = (contact: ContactRow): Details => ({
  names: [{ given: contact.given, surname: contact.family }],
  born: contact.born,
  sex: contact.sex,
  places: [{ address: contact.address, postcode: contact.postcode }],
  nationalIds: contact.nhs_number === '' ? [] : [contact.nhs_number],
});

/** What to search for besides: a name that was asked for; and where little was sent, whatever there is of it. */
const questionsOf = (contact: ContactRow, find: string): Query[] => {
  const name = `${contact.given} ${contact.family}`.trim();
  return [
    ...(find === '' ? [] : [{ name: find }]),
    ...(name !== '' && contact.born === null ? [{ name }] : []),
    ...(name === '' && contact.postcode !== '' ? [{ address: contact.postcode }] : []),
  ];
};

/**
 * Whom a contact may be about, of those that the front door sees: the likeliest first, and before them whoever fits the name that was
 * searched for.
 */
export const candidatesFor = async (acting: Acting, contact: ContactRow, find: string) => {
  const details = detailsOf(contact);
  const likely = await possiblySame(acting, details);
  const known = new Set(likely.map(({ person }) => person.id));
  const asked = new Set<string>();
  const others: string[] = [];
  for (const question of questionsOf(contact, find)) {
    const { people } = await searchPeople(acting, question);
    for (const { id } of people) {
      if (question.name === find && find !== '') asked.add(id);
      if (!known.has(id) && !others.includes(id)) others.push(id);
    }
  }
  const all: Weighed = [...likely, ...(await weighedAgainst(acting, details, others))];
  return all
    .sort(
      (one, other) =>
        Number(asked.has(other.person.id)) - Number(asked.has(one.person.id)) ||
        other.probability - one.probability,
    )
    .slice(0, MOST)
    .map(({ person, ...how }) => ({ ...personRef(person), ...how }));
};
