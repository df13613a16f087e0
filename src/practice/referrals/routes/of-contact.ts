import type { Done } from '../actions/index.ts';
import { paths } from '../paths.ts';
import type { NoteModel } from '../reads/index.ts';

/** The child that an act on a contact is known to be about, for the audit. */
export const ofContact = ({ child, contact }: Done) => (child ? [{ child, record: contact }] : []);
/** The same of a page about a contact. */
export const ofAbout = ({ person, contact }: NoteModel) =>
  person ? [{ child: person, record: contact.id }] : [];
/** An act on a contact leads back to it. */
export const toContact = ({ contact }: Done) => paths.contact(contact);
