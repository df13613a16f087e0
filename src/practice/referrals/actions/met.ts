import type { Acting } from '#db';
import { Conflict } from '#kernel';
import { type ContactMet, contactMet, insistAct } from '../reads/index.ts';
import type { Act } from '../rules/index.ts';
import { waitForContact } from '../store/index.ts';

/** What an act on a contact answers with: the contact, and the child it is known to be about. */
export interface Done {
  readonly contact: string;
  readonly child: string | null;
}

/** Meets a contact to act on it, when whoever acts on it now is done: what is read is what stands until this act is kept. */
export const meet = async (acting: Acting, contact: string, act: Act): Promise<ContactMet> => {
  await waitForContact(acting.tx, contact);
  const met = await contactMet(acting, contact);
  insistAct(act, met);
  return met;
};

/** Refuses a form that was opened before somebody changed what the front door makes of the contact; none is asked of a program. */
export const insistOnVersion = (met: ContactMet, version: number | undefined): void => {
  if (version === undefined || version === met.version) return;
  const { facts } = met;
  if (facts.takenBy !== null && facts.takenBy !== facts.post)
    throw new Conflict(
      `${facts.takenByName ?? 'A colleague'} took this contact while you had it open. Ask them, or take it over.`,
    );
  throw new Conflict(FIRST_WAS_ANOTHER);
};

export const done = ({ contact }: ContactMet): Done => ({ contact: contact.id, child: contact.child_id });

export const FIRST_WAS_ANOTHER =
  'Somebody changed this contact while you had it open. Read it again, then do what you meant to do.';
