import type { Acting } from '#db';
import { Conflict, NotFound } from '#kernel';
import { addRecord } from '#records';
import type { ContactMet } from '../reads/index.ts';
import type { Urgency } from '../rules/index.ts';
import { insertTriage, triageOfContact, updateTriage } from '../store/index.ts';
import { findWorker } from './identify.ts';
import { type Done, done, FIRST_WAS_ANOTHER, insistOnVersion, meet } from './met.ts';
import { tellPost } from './telling.ts';

/**
 * The triage of a contact: found, or begun. It is the council's record. Where the sender said which child it is, it is found out now
 * who works with that child.
 */
export const triageFor = async (acting: Acting, { contact, triage, identifications }: ContactMet) => {
  if (triage) return triage;
  const id = await addRecord(acting, {
    kind: 'triage',
    child: null,
    submission: contact.submission_id,
    title: 'Contact at the front door',
    body: contact.team_id,
    occurredAt: contact.received_at,
  });
  await insertTriage(acting.tx, { id, contact_id: contact.id });
  const begun = await triageOfContact(acting.tx, contact.id);
  if (!begun) throw new NotFound();
  const said = identifications.at(-1);
  if (said?.child_id) await findWorker(acting, contact, said.id, said.child_id);
  return begun;
};

/** Takes a contact, so that two people do not work on one; another may take it over. */
export const takeContact = async (acting: Acting, id: string, version?: number): Promise<Done> => {
  const met = await meet(acting, id, 'take');
  insistOnVersion(met, version);
  const triage = await triageFor(acting, met);
  if (!(await updateTriage(acting.tx, triage, { taken_by: acting.actor.post, taken_at: acting.now })))
    throw new Conflict(FIRST_WAS_ANOTHER);
  const { takenBy } = met.facts;
  if (takenBy !== null) await tellPost(acting, met.contact, takenBy, 'contact.takenOver');
  return done(met);
};

export const setUrgency = async (
  acting: Acting,
  id: string,
  urgency: Urgency,
  version?: number,
): Promise<Done> => {
  const met = await meet(acting, id, 'setUrgency');
  insistOnVersion(met, version);
  if (!(await updateTriage(acting.tx, await triageFor(acting, met), { urgency })))
    throw new Conflict(FIRST_WAS_ANOTHER);
  return done(met);
};
