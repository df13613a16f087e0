import type { z } from 'zod';
import { type Acting, newId } from '#db';
import { Conflict, dayOf, Invalid, NotAllowed, NotFound, type Verdict } from '#kernel';
import { bodyById, settingOf } from '#partnership';
import { addPerson } from '#people';
import { addRecord, addShare, putUnderChild } from '#records';
import type { ConsideredForm, ContactForm, DecisionForm } from './forms.ts';
import { type ContactMet, contactMet } from './reads/met.ts';
import {
  type Act,
  canDo,
  type DecisionOutcome,
  LAWFUL_BASES,
  mayRaise,
  type NotePurpose,
  needsAuthorising,
  opensReferral,
  type Urgency,
} from './rules.ts';
import {
  insertConsidered,
  insertContact,
  insertDecision,
  insertNote,
  insertOutcome,
  insertParentSupportCheck,
  insertReferral,
  insertTriage,
  senderOfContact,
  thresholdSchemeOn,
  triageOfContact,
  updateDecision,
  updateTriage,
} from './store/index.ts';

/** What an act on a contact answers with: the contact, and the child it is known to be about. */
export interface Done {
  readonly contact: string;
  readonly child: string | null;
}

const insist = (verdict: Verdict): void => {
  if (!verdict.ok) throw new Conflict(verdict.reason);
};

const meet = async (acting: Acting, contact: string, act: Act): Promise<ContactMet> => {
  const met = await contactMet(acting, contact);
  insist(canDo(act, met.facts));
  return met;
};

const done = ({ contact, triage }: ContactMet): Done => ({
  contact: contact.id,
  child: triage?.child_id ?? contact.child_id,
});

const FIRST_WAS_ANOTHER =
  'Somebody changed this contact while you had it open. Read it again, then do what you meant to do.';

/**
 * Sends a worry: one contact a child, joined by the submission, each shared with the front door's team and with nobody else.
 * The clock of the decision runs from this moment.
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
  const byFrontDoor = actor.role === 'frontDoorWorker' || actor.role === 'frontDoorManager';
  if (byFrontDoor && form.senderName.trim() === '')
    throw new Invalid([{ field: 'senderName', message: 'Enter the name of the person who told you' }]);
  const submission = newId();
  for (const child of form.children) {
    const id = await addRecord(acting, {
      kind: 'contact',
      child: child.person,
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
      sender_organisation: byFrontDoor ? form.senderOrganisation : actor.organisationName,
      sender_reach: form.reach,
      by_front_door: byFrontDoor,
      given: child.given,
      family: child.family,
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
  }
  return { submission, children: form.children.flatMap(({ person }) => (person === null ? [] : [person])) };
};

/** The triage of a contact: found, or begun. It is the council's record, under the child as soon as one is known. */
const triageFor = async (acting: Acting, { contact, triage }: ContactMet) => {
  if (triage) return triage;
  const id = await addRecord(acting, {
    kind: 'triage',
    child: contact.child_id,
    submission: contact.submission_id,
    title: 'Contact at the front door',
    body: contact.team_id,
    occurredAt: contact.received_at,
  });
  await insertTriage(acting.tx, { id, contact_id: contact.id });
  const begun = await triageOfContact(acting.tx, contact.id);
  if (!begun) throw new NotFound();
  return begun;
};

/** Takes a contact, so that two people do not work on one; another may take it over. */
export const takeContact = async (acting: Acting, id: string): Promise<Done> => {
  const met = await meet(acting, id, 'take');
  const triage = await triageFor(acting, met);
  if (!(await updateTriage(acting.tx, triage, { taken_by: acting.actor.post, taken_at: acting.now })))
    throw new Conflict(FIRST_WAS_ANOTHER);
  return done(met);
};

export const setUrgency = async (acting: Acting, id: string, urgency: Urgency): Promise<Done> => {
  const met = await meet(acting, id, 'setUrgency');
  if (!(await updateTriage(acting.tx, await triageFor(acting, met), { urgency })))
    throw new Conflict(FIRST_WAS_ANOTHER);
  return done(met);
};

/** Says which child a contact is about: one that is known here, or a new record made from what the sender typed. */
export const identifyChild = async (acting: Acting, id: string, child: string): Promise<Done> => {
  const met = await meet(acting, id, 'identify');
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
  return { contact: id, child: found };
};

/** Gives a record of the council's to whoever sent the contact: the post, its team, and its organisation's safeguarding leads. */
const giveToSender = async (
  acting: Acting,
  contact: string,
  record: string,
  purpose: string,
): Promise<void> => {
  const sender = await senderOfContact(acting.tx, contact);
  if (sender.organisation === acting.actor.organisation) return;
  const grantees = [
    ['post', sender.post],
    ['body', sender.body],
    ['organisation', sender.organisation],
  ] as const;
  for (const [grantee_kind, grantee_id] of grantees)
    if (grantee_id !== null)
      await addShare(acting, {
        record,
        grantee_kind,
        grantee_id,
        lawful_basis: LAWFUL_BASES.publicTask,
        purpose,
      });
};

const addNote = async (
  acting: Acting,
  met: ContactMet,
  note: { purpose: NotePurpose; title: string; body: string; council?: string; how?: string },
): Promise<string> => {
  const { contact } = met;
  const id = await addRecord(acting, {
    kind: 'contactNote',
    child: contact.child_id,
    submission: contact.submission_id,
    title: note.title,
    body: acting.actor.body,
  });
  await insertNote(acting.tx, {
    id,
    contact_id: contact.id,
    purpose: note.purpose,
    body: note.body,
    to_council: note.council ?? '',
    how: note.how ?? '',
  });
  return id;
};

/** Asks the sender for more. The clock keeps running: an answer that does not come is no reason to wait. */
export const askSender = async (acting: Acting, id: string, body: string): Promise<Done> => {
  const met = await meet(acting, id, 'ask');
  const note = await addNote(acting, met, { purpose: 'question', title: 'Question to the sender', body });
  await giveToSender(acting, id, note, 'A question about your contact');
  return done(met);
};

const sayAsSender = async (acting: Acting, id: string, act: 'reply' | 'add', body: string): Promise<Done> => {
  const met = await meet(acting, id, act);
  const [purpose, title] =
    act === 'reply'
      ? (['reply', 'Reply from the sender'] as const)
      : (['addition', 'Addition by the sender'] as const);
  const note = await addNote(acting, met, { purpose, title, body });
  await addShare(acting, {
    record: note,
    grantee_kind: 'body',
    grantee_id: met.contact.team_id,
    lawful_basis: LAWFUL_BASES.publicTask,
    purpose: 'More about a contact',
  });
  return done(met);
};
export const replyToQuestion = (acting: Acting, id: string, body: string) =>
  sayAsSender(acting, id, 'reply', body);
export const addToContact = (acting: Acting, id: string, body: string) =>
  sayAsSender(acting, id, 'add', body);

/** Passes a contact on to another council. It stays open here, and its clock keeps running, until this council decides. */
export const passOn = async (
  acting: Acting,
  id: string,
  form: { council: string; how: string; body: string },
): Promise<Done> => {
  const met = await meet(acting, id, 'passOn');
  const note = await addNote(acting, met, {
    purpose: 'passedOn',
    title: 'Passed on to another council',
    ...form,
  });
  await giveToSender(acting, id, note, 'Your contact was passed on');
  return done(met);
};

/** Records how and when a sender without an account was told. */
export const recordTold = async (
  acting: Acting,
  id: string,
  form: { how: string; body: string },
): Promise<Done> => {
  const met = await meet(acting, id, 'tell');
  await addNote(acting, met, { purpose: 'told', title: 'Sender told', ...form });
  return done(met);
};

/** What follows from a decision in force: the sender's outcome, and a referral where one was accepted. */
const bringIntoForce = async (
  acting: Acting,
  { contact, triage }: ContactMet,
  decision: { id: string; outcome: DecisionOutcome; message: string; primary_need: string | null },
): Promise<void> => {
  const { tx, now } = acting;
  const outcome = await addRecord(acting, {
    kind: 'outcome',
    child: contact.child_id,
    submission: contact.submission_id,
    title: 'Outcome of a contact',
    body: contact.team_id,
  });
  await insertOutcome(tx, {
    id: outcome,
    contact_id: contact.id,
    outcome: decision.outcome,
    message: decision.message,
    effective_at: now,
  });
  await giveToSender(
    acting,
    contact.id,
    outcome,
    'The outcome that the sender of a contact is owed (Working Together)',
  );
  if (!opensReferral(decision.outcome)) return;
  const referral = await addRecord(acting, {
    kind: 'referral',
    child: triage?.child_id ?? contact.child_id,
    submission: contact.submission_id,
    title: 'Referral',
    occurredAt: contact.received_at,
  });
  await insertReferral(tx, {
    id: referral,
    contact_id: contact.id,
    decision_id: decision.id,
    referral_day: dayOf(contact.received_at),
    source_code: contact.source_code,
    primary_need: decision.primary_need,
    accepted_as: decision.outcome,
    no_further_action: decision.outcome === 'acceptedNoFurtherAction',
    closed_day: null,
    closure_reason: null,
  });
};

/** Decides, with the parent-support check; in force at once, or when a manager has authorised it where the setting asks for one. */
export const decideContact = async (acting: Acting, id: string, form: DecisionForm): Promise<Done> => {
  const { tx, actor, now, today } = acting;
  const met = await meet(acting, id, 'decide');
  const child = met.triage?.child_id ?? met.contact.child_id;
  if (opensReferral(form.outcome) && child === null)
    throw new Invalid([
      { field: 'outcome', message: 'Say which child this is before you accept a referral' },
    ]);
  const scheme = await thresholdSchemeOn(tx, today);
  if (!scheme) throw new Conflict('No threshold document is in force. Ask your administrator to record it.');
  if (!scheme.levels.some(({ code }) => code === form.levelOfNeed))
    throw new Invalid([{ field: 'levelOfNeed', message: 'Select the level of need' }]);
  const triage = await triageFor(acting, met);
  if (triage.taken_by === null && !(await updateTriage(tx, triage, { taken_by: actor.post, taken_at: now })))
    throw new Conflict(FIRST_WAS_ANOTHER);
  const spine = { child, submission: met.contact.submission_id, body: met.contact.team_id };
  const check = await addRecord(acting, {
    ...spine,
    kind: 'parentSupportCheck',
    title: 'Parent-support check',
  });
  await insertParentSupportCheck(tx, {
    id: check,
    contact_id: id,
    stage: 'contact',
    support: form.support,
    provider: form.supportProvider,
    checked_on: form.supportCheckedOn,
    checked_with: form.supportCheckedWith,
    in_place: form.supportInPlace,
  });
  const waits = needsAuthorising(actor.role, await settingOf(tx, 'managerAuthorisesDecisions'));
  const decision = await addRecord(acting, { ...spine, kind: 'decision', title: 'Decision on a contact' });
  await insertDecision(tx, {
    id: decision,
    contact_id: id,
    outcome: form.outcome,
    level_of_need: form.levelOfNeed,
    threshold_scheme_id: scheme.id,
    reason: form.reason,
    primary_need: form.primaryNeed,
    message: form.message,
    decided_by: actor.post,
    decided_at: now,
    authorised_by: waits ? null : actor.post,
    authorised_at: waits ? null : now,
  });
  if (!waits)
    await bringIntoForce(acting, met, {
      id: decision,
      outcome: form.outcome,
      message: form.message,
      primary_need: form.primaryNeed,
    });
  return done(met);
};

/** A manager brings a proposed decision into force, or sends it back with what must change. */
export const judgeDecision = async (
  acting: Acting,
  id: string,
  form: { verdict: 'yes' | 'no'; why: string },
): Promise<Done> => {
  const met = await meet(acting, id, form.verdict === 'yes' ? 'authorise' : 'sendBack');
  const { decision } = met;
  if (!decision) throw new NotFound();
  const { post } = acting.actor;
  const change =
    form.verdict === 'yes'
      ? { authorised_by: post, authorised_at: acting.now }
      : { returned_by: post, returned_at: acting.now, returned_why: form.why };
  if (!(await updateDecision(acting.tx, decision, change))) throw new Conflict(FIRST_WAS_ANOTHER);
  if (form.verdict === 'yes') await bringIntoForce(acting, met, decision);
  return done(met);
};

/** Records a referral that was thought of and not made, and why. */
export const recordConsidered = async (
  acting: Acting,
  form: z.output<typeof ConsideredForm>,
): Promise<{ id: string }> => {
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
