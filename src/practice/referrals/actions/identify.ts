import { addAction } from '#actions';
import type { Acting } from '#db';
import { Conflict, NotFound } from '#kernel';
import { recordsOfChild } from '#matching';
import { addPerson, personLine } from '#people';
import { addRecord, involvementsOfChild, putUnderChild, raiseVersion } from '#records';
import type { ContactMet } from '../reads/index.ts';
import { contactTitle } from '../rules/index.ts';
import { insertIdentification, referralsOfChildren } from '../store/index.ts';
import { keepWithChild, takeFromChild } from './giving.ts';
import { type Done, FIRST_WAS_ANOTHER, insistOnVersion, meet } from './met.ts';

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
  await findWorker(acting, contact, await sayWhich(acting, met, found), found);
  return { contact: id, child: found };
};

/**
 * Writes down whom a contact is about: the front door's own earlier word is corrected, and what was given because of it is taken
 * back; its sender's stays as it was said.
 */
const sayWhich = async (
  acting: Acting,
  { contact, identifications }: ContactMet,
  child: string,
): Promise<string> => {
  const { tx, actor } = acting;
  const own = identifications.findLast(
    ({ owner_organisation_id }) => owner_organisation_id === actor.organisation,
  );
  if (own) {
    if (!(await raiseVersion(tx, own.id, own.version))) throw new Conflict(FIRST_WAS_ANOTHER);
    if (own.child_id !== null && own.child_id !== child)
      await takeFromChild(acting, contact.id, own.child_id);
    await putUnderChild(tx, own.id, child);
    return own.id;
  }
  const id = await addRecord(acting, {
    kind: 'identification',
    child,
    submission: contact.submission_id,
    title: contactTitle(contact.sender_organisation),
    agency: contact.owner_organisation_id,
    body: contact.team_id,
    occurredAt: contact.received_at,
  });
  await insertIdentification(tx, { id, contact_id: contact.id });
  return id;
};

/** Keeps a contact with its child; where there is open work it goes to the worker too, who owes the reading of it. */
export const findWorker = async (
  acting: Acting,
  contact: ContactMet['contact'],
  identification: string,
  child: string,
): Promise<void> => {
  const { tx, actor, now } = acting;
  await keepWithChild(acting, contact.id, child);
  // A child with two records that are linked has one worker, under whichever of them.
  const records = await recordsOfChild(tx, child);
  const open = (await referralsOfChildren(tx, records)).some(
    ({ closed_day, contact_id }) => closed_day === null && contact_id !== contact.id,
  );
  if (!open) return;
  const workers = new Set<string>();
  for (const record of records)
    for (const { until_day, lead, organisation_id, post_id } of await involvementsOfChild(tx, record))
      if (until_day === null && lead && organisation_id === actor.organisation && post_id !== null)
        workers.add(post_id);
  for (const post_id of workers)
    await addAction(acting, {
      what: 'Read a new contact about a child you work with',
      why: 'It came to the front door while this child’s referral is open.',
      owedBy: { kind: 'post', id: post_id },
      clock: { rule: 'contactScreening', from: now },
      about: identification,
    });
};
