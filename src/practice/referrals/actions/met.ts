import { addAction } from '#actions';
import type { Acting } from '#db';
import { Conflict, NotAllowed, NotFound } from '#kernel';
import {
  addRecord,
  addShare,
  involvementsOfChild,
  putUnderChild,
  raiseVersion,
  sharedBecauseOf,
} from '#records';
import { type ContactMet, contactMet } from '../reads/index.ts';
import { type Act, canDo, contactTitle, LAWFUL_BASES, mayAct } from '../rules.ts';
import {
  identificationsOf,
  insertIdentification,
  insertTriage,
  notesOfContact,
  referralsOfChildren,
  senderOfContact,
  triageOfContact,
  waitForContact,
} from '../store/index.ts';

/** What an act on a contact answers with: the contact, and the child it is known to be about. */
export interface Done {
  readonly contact: string;
  readonly child: string | null;
}

/** Refuses an act that is not this post's, or not to be done to the contact as it stands. */
export const insistAct = (act: Act, { facts }: Pick<ContactMet, 'facts'>): void => {
  const ever = mayAct(act, facts);
  if (!ever.ok) throw new NotAllowed(ever.reason);
  const now = canDo(act, facts);
  if (!now.ok) throw new Conflict(now.reason);
};

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

/** Gives a record of the council's to whoever sent the contact: the post, its team, and its organisation's safeguarding leads. */
export const giveToSender = async (
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

/**
 * Puts a contact and what its sender said since among what is known of a child, for the council's own posts: a worker reads how it
 * began. It goes the child's way: hidden where the child is.
 */
export const keepWithChild = async (acting: Acting, contact: string, child: string): Promise<void> => {
  const { tx, actor } = acting;
  const notes = await notesOfContact(tx, contact);
  const said = (await identificationsOf(tx, contact)).filter(
    ({ child_id, owner_organisation_id }) =>
      child_id === child && owner_organisation_id !== actor.organisation,
  );
  const records = [contact, ...[...notes, ...said].map(({ id }) => id)];
  const given = await sharedBecauseOf(tx, records, child);
  for (const record of records)
    if (!given.has(record))
      await addShare(acting, {
        record,
        child,
        grantee_kind: 'organisation',
        grantee_id: actor.organisation,
        lawful_basis: LAWFUL_BASES.publicTask,
        purpose: 'Part of what the council knows of this child',
      });
};

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

/** Writes down whom a contact is about: the front door's own earlier word is corrected, and its sender's stays as it was said. */
export const sayWhich = async (
  acting: Acting,
  { contact, identifications }: ContactMet,
  child: string,
): Promise<void> => {
  const { tx, actor } = acting;
  const own = identifications.findLast(
    ({ owner_organisation_id }) => owner_organisation_id === actor.organisation,
  );
  if (own) {
    if (!(await raiseVersion(tx, own.id, own.version))) throw new Conflict(FIRST_WAS_ANOTHER);
    await putUnderChild(tx, own.id, child);
    await findWorker(acting, contact, own.id, child);
    return;
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
  await findWorker(acting, contact, id, child);
};

/** A contact about a child with open work goes to the worker too, who owes the reading of it. */
const findWorker = async (
  acting: Acting,
  contact: ContactMet['contact'],
  identification: string,
  child: string,
): Promise<void> => {
  const { tx, actor, now } = acting;
  await keepWithChild(acting, contact.id, child);
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
      about: identification,
    });
  }
};
