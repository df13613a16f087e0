import { addAction } from '#actions';
import type { Acting } from '#db';
import { Conflict } from '#kernel';
import { addPerson } from '#people';
import { involvementsOfChild, putUnderChild } from '#records';
import type { ContactMet } from '../reads/index.ts';
import type { Urgency } from '../rules.ts';
import { referralsOfChildren, updateTriage } from '../store/index.ts';
import {
  type Done,
  done,
  FIRST_WAS_ANOTHER,
  insistOnVersion,
  keepWithChild,
  meet,
  triageFor,
} from './met.ts';

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
  const triage = await triageFor(acting, met);
  await putUnderChild(acting.tx, triage.id, found);
  if (!(await updateTriage(acting.tx, triage, { identified_at: acting.now })))
    throw new Conflict(FIRST_WAS_ANOTHER);
  await keepWithChild(acting, id, found);
  await tellTheWorker(acting, met, triage.id, found);
  return { contact: id, child: found };
};

/** A contact about a child with open work goes to the worker too, who owes the reading of it. */
const tellTheWorker = async (
  acting: Acting,
  { contact }: ContactMet,
  triage: string,
  child: string,
): Promise<void> => {
  const { tx, actor, now } = acting;
  const open = (await referralsOfChildren(tx, [child])).some(
    ({ closed_day, contact_id }) => closed_day === null && contact_id !== contact.id,
  );
  if (!open) return;
  const workers = (await involvementsOfChild(tx, child)).filter(
    ({ until_day, lead, organisation_id, post_id }) =>
      until_day === null && lead && organisation_id === actor.organisation && post_id !== null,
  );
  for (const { post_id } of workers) {
    if (post_id === null) continue;
    await addAction(acting, {
      what: 'Read a new contact about a child you work with',
      why: 'It came to the front door while this child’s referral is open.',
      owedBy: { kind: 'post', id: post_id },
      clock: { rule: 'contactScreening', from: now },
      about: triage,
    });
  }
};
