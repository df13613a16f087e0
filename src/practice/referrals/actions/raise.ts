import { type Acting, newId } from '#db';
import { sendJob } from '#jobs';
import { Invalid, NotAllowed, NotFound } from '#kernel';
import { bodyById } from '#partnership';
import { personInParts, searchKey } from '#people';
import { addRecord, addShare } from '#records';
import type { ConsideredForm, ContactForm } from '../forms/index.ts';
import { CONTACT_RECEIVED, contactTitle, LAWFUL_BASES, mayRaise, takesDown } from '../rules.ts';
import { insertConsidered, insertContact, insertIdentification } from '../store/index.ts';
import { tellTeam } from './telling.ts';

type Child = ContactForm['children'][number];

const MOST = 12;
/** A child who was found among the family, and of whom nothing was typed. */
const found = (person: string): Child => ({
  person,
  given: '',
  family: '',
  born: null,
  expected: null,
  sex: null,
  nhsNumber: '',
  address: '',
  postcode: '',
  school: '',
});

/** A child that the sender found rather than typed, with what the sender sees of them written down: the contact tells it by itself. */
const inWords = async ({ tx }: Acting, child: Child): Promise<Child> => {
  if (child.person === null) return child;
  const seen = await personInParts(tx, child.person);
  if (!seen) throw new NotFound();
  if (child.given.trim() !== '' || child.family.trim() !== '') return child;
  const { given, family, born, expected } = seen;
  return { ...child, given, family, born: child.born ?? born, expected: child.expected ?? expected };
};

/** The sender's word on whom its contact is about: for the team that receives it, and for the child's own story. */
const sayWhichAsSender = async (
  acting: Acting,
  said: { contact: string; submission: string; child: string; team: string; senderOrganisation: string },
): Promise<void> => {
  const id = await addRecord(acting, {
    kind: 'identification',
    child: said.child,
    submission: said.submission,
    title: contactTitle(said.senderOrganisation),
    body: acting.actor.body,
  });
  await insertIdentification(acting.tx, { id, contact_id: said.contact });
  await addShare(acting, {
    record: id,
    grantee_kind: 'body',
    grantee_id: said.team,
    lawful_basis: LAWFUL_BASES.publicTask,
    purpose: 'Which child a contact is about',
  });
  await addShare(acting, {
    record: said.contact,
    child: said.child,
    grantee_kind: 'organisation',
    grantee_id: acting.actor.organisation,
    lawful_basis: LAWFUL_BASES.publicTask,
    purpose: 'Part of what is known of this child',
  });
};

/**
 * Sends a worry: one contact a child, joined by the submission, each shared with the front door's team and with nobody else.
 * The clock of the decision runs from this moment. Whether it is also for people named on a restricted child is found out after
 * the sending, for every contact alike, so that neither the answer nor its time tells.
 */
export const raiseContact = async (
  acting: Acting,
  form: ContactForm,
): Promise<{ submission: string; children: string[] }> => {
  const { tx, actor, now } = acting;
  const allowed = mayRaise(actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  const team = await bodyById(tx, form.team);
  if (team?.receives !== 'contacts')
    throw new Invalid([{ field: 'team', message: 'Select a team that receives worries about children' }]);
  const byFrontDoor = takesDown(actor);
  if (byFrontDoor && form.senderName.trim() === '')
    throw new Invalid([{ field: 'senderName', message: 'Enter the name of the person who told you' }]);
  const submission = newId();
  const senderOrganisation = byFrontDoor ? form.senderOrganisation : actor.organisationName;
  const children = [...form.children, ...form.also.map(found)];
  if (children.length > MOST)
    throw new Invalid([{ field: 'also', message: `Send no more than ${MOST} children at once` }]);
  const people = children.flatMap(({ person }) => person ?? []);
  if (new Set(people).size < people.length)
    throw new Invalid([{ field: 'also', message: 'A child is there twice. Leave out one of the two' }]);
  for (const typed of children) {
    const child = await inWords(acting, typed);
    const id = await addRecord(acting, {
      kind: 'contact',
      child: null,
      submission,
      title: 'Contact',
      body: actor.body,
    });
    await insertContact(tx, {
      id,
      team_id: form.team,
      received_at: now,
      source_code: form.source,
      sender_name: byFrontDoor ? form.senderName : actor.staffName,
      sender_role: byFrontDoor ? form.senderRole : actor.postTitle,
      sender_organisation: senderOrganisation,
      sender_reach: form.reach,
      by_front_door: byFrontDoor,
      given: child.given,
      family: child.family,
      called: searchKey(`${child.given} ${child.family}`),
      born: child.born,
      expected_day: child.expected,
      sex: child.sex ?? 'U',
      nhs_number: child.nhsNumber,
      address: child.address,
      postcode: child.postcode,
      school: child.school,
      worry: form.worry,
      lived_experience: form.livedExperience,
      immediate_risk: form.immediateRisk === 'yes',
      parents_told: form.parentsTold === 'yes',
      parents_not_told_why: form.parentsNotToldWhy,
      service_agreement: form.serviceAgreement,
      lawful_basis: form.lawfulBasis,
    });
    await addShare(acting, {
      record: id,
      grantee_kind: 'body',
      grantee_id: form.team,
      lawful_basis: LAWFUL_BASES[form.lawfulBasis],
      purpose:
        'A worry about a child, for the front door to decide on (Children Act 2004 section 11; Working Together)',
    });
    if (child.person !== null)
      await sayWhichAsSender(acting, {
        contact: id,
        submission,
        child: child.person,
        team: form.team,
        senderOrganisation,
      });
    const event = form.immediateRisk === 'yes' ? 'contact.receivedUrgent' : 'contact.received';
    await tellTeam(acting, { id, team_id: form.team }, event);
    await sendJob(tx, CONTACT_RECEIVED, { partnership: actor.partnership, about: { contact: id } });
  }
  return { submission, children: children.flatMap(({ person }) => (person === null ? [] : [person])) };
};

/** Records a referral that was thought of and not made, and why. */
export const recordConsidered = async (acting: Acting, form: ConsideredForm): Promise<{ id: string }> => {
  const allowed = mayRaise(acting.actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  const id = await addRecord(acting, {
    kind: 'considered',
    child: null,
    title: 'Referral considered and not made',
    body: acting.actor.body,
  });
  await insertConsidered(acting.tx, {
    id,
    about: form.about,
    worry: form.worry,
    why_not: form.whyNot,
    done_instead: form.doneInstead,
  });
  return { id };
};
