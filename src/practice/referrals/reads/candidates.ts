import type { Acting } from '#db';
import { Alike, candidatesFor, type Details } from '#matching';
import type { ContactRow } from '../store/index.ts';
import { PersonRef, personRef } from './sent.ts';

/** Somebody whom a contact may be about: how likely, and why, field by field. */
export const Candidate = PersonRef.extend(Alike.omit({ person: true }).shape);

/** A contact's child as likeness is weighed: what its sender typed, and nothing of what was not known. */
const detailsOf = (contact: ContactRow): Details => ({
  names: [{ given: contact.given, surname: contact.family }],
  born: contact.born,
  sex: contact.sex,
  places: [{ address: contact.address, postcode: contact.postcode }],
  nationalIds: contact.nhs_number === '' ? [] : [contact.nhs_number],
});

/** Whom a contact may be about, of those that the front door sees. */
export const candidatesOf = async (acting: Acting, contact: ContactRow, find: string) =>
  (await candidatesFor(acting, detailsOf(contact), find)).map(({ person, ...how }) => ({
    ...personRef(person),
    ...how,
  }));
