import type { Acting } from '#db';
import { Conflict, dayOf, Invalid, NotFound } from '#kernel';
import { settingOf } from '#partnership';
import { addRecord } from '#records';
import type { DecisionForm } from '../forms/index.ts';
import type { ContactMet } from '../reads/index.ts';
import { type DecisionOutcome, needsAuthorising, opensReferral } from '../rules/index.ts';
import {
  insertDecision,
  insertOutcome,
  insertParentSupportCheck,
  insertReferrals,
  thresholdSchemeOn,
  updateDecision,
  updateTriage,
} from '../store/index.ts';

import { giveToSender, keepWithChild } from './giving.ts';
import { type Done, done, FIRST_WAS_ANOTHER, insistOnVersion, meet } from './met.ts';
import { tellManagers, tellPost, tellSender } from './telling.ts';
import { triageFor } from './triage.ts';

interface Standing {
  readonly id: string;
  readonly outcome: DecisionOutcome;
  readonly message: string;
  readonly primary_need: string | null;
}

/** What follows from a decision in force: the sender's outcome, and a referral where one was accepted. */
const bringIntoForce = async (acting: Acting, { contact }: ContactMet, decision: Standing): Promise<void> => {
  const { tx, now } = acting;
  const outcome = await addRecord(acting, {
    kind: 'outcome',
    child: null,
    submission: contact.submission_id,
    title: 'Outcome of a contact',
    body: contact.team_id,
  });
  await giveToSender(
    acting,
    contact.id,
    outcome,
    'The outcome that the sender of a contact is owed (Working Together)',
  );
  await tellSender(acting, contact, 'contact.outcome');
  if (contact.child_id !== null) await keepWithChild(acting, contact.id, contact.child_id);
  if (opensReferral(decision.outcome)) await openReferral(acting, contact, decision);
  // Last: from then on the contact goes its child's way, which may be out of the decider's sight.
  await insertOutcome(tx, {
    id: outcome,
    contact_id: contact.id,
    outcome: decision.outcome,
    message: decision.message,
    effective_at: now,
  });
};

/** The request for services that an accepted contact is, from the day of its receipt. */
const openReferral = async (
  acting: Acting,
  contact: ContactMet['contact'],
  decision: Pick<Standing, 'id' | 'outcome' | 'primary_need'>,
): Promise<void> => {
  const referral = await addRecord(acting, {
    kind: 'referral',
    child: contact.child_id,
    submission: contact.submission_id,
    title: 'Referral',
    occurredAt: contact.received_at,
  });
  await insertReferrals(acting.tx, [
    {
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
    },
  ]);
};

/** Decides, with the parent-support check; in force at once, or when a manager has authorised it where the setting asks for one. */
export const decideContact = async (acting: Acting, id: string, form: DecisionForm): Promise<Done> => {
  const { tx, actor, now, today } = acting;
  const met = await meet(acting, id, 'decide');
  insistOnVersion(met, form.version);
  const child = met.contact.child_id;
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
  if (waits) await tellManagers(acting, met.contact, 'decision.toAuthorise');
  else
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
  form: { verdict: 'yes' | 'no'; why: string; decision?: string | null },
): Promise<Done> => {
  const met = await meet(acting, id, form.verdict === 'yes' ? 'authorise' : 'sendBack');
  const { decision } = met;
  if (!decision) throw new NotFound();
  // Another manager may have sent one back, and another may have been proposed since: only what was read is judged.
  if (form.decision != null && form.decision !== decision.id) throw new Conflict(FIRST_WAS_ANOTHER);
  const { post } = acting.actor;
  const change =
    form.verdict === 'yes'
      ? { authorised_by: post, authorised_at: acting.now }
      : { returned_by: post, returned_at: acting.now, returned_why: form.why };
  if (!(await updateDecision(acting.tx, decision, change))) throw new Conflict(FIRST_WAS_ANOTHER);
  if (form.verdict === 'yes') await bringIntoForce(acting, met, decision);
  else await tellPost(acting, met.contact, decision.decided_by, 'decision.sentBack');
  return done(met);
};
