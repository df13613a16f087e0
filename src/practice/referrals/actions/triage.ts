import type { Acting } from '#db';
import { Conflict, NotFound } from '#kernel';
import { addPerson, personLine } from '#people';
import type { Urgency } from '../rules.ts';
import { updateTriage } from '../store/index.ts';
import { type Done, done, FIRST_WAS_ANOTHER, insistOnVersion, meet, sayWhich, triageFor } from './met.ts';

/** Takes a contact, so that two people do not work on one; another may take it over. */
export const takeContact = async (acting: Acting, id: string, version?: number): Promise<Done> => {
  const met = await meet(acting, id, 'take');
  insistOnVersion(met, version);
  const triage = await triageFor(acting, met);
  if (!(await updateTriage(acting.tx, triage, { taken_by: acting.actor.post, taken_at: acting.now })))
    throw new Conflict(FIRST_WAS_ANOTHER);
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

/** Says which child a contact is about: one that is known here, or a new record made from what the sender typed. */
export const identifyChild = async (
  acting: Acting,
  id: string,
  child: string,
  version?: number,
): Promise<Done> => {
  const met = await meet(acting, id, 'identify');
  insistOnVersion(met, version);
  const { contact } = met;
  // Whoever is no person in sight is nobody: any other record would make a referral about nobody.
  if (child !== 'new' && !(await personLine(acting.tx, child, acting.today))) throw new NotFound();
  const found =
    child === 'new'
      ? await addPerson(acting, {
          names: [{ kind: 'legal', given: contact.given, family: contact.family }],
          born: contact.born,
          expected: contact.expected_day,
          sex: contact.expected_day === null ? contact.sex : 'U',
          school: contact.school,
          identifiers: contact.nhs_number ? [{ scheme: 'nhs', value: contact.nhs_number }] : [],
          addresses:
            contact.address || contact.postcode
              ? [{ lines: contact.address, postcode: contact.postcode }]
              : [],
        })
      : child;
  await sayWhich(acting, met, found);
  return { contact: id, child: found };
};
