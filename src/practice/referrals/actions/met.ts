import type { Acting } from '#db';
import { Conflict, NotFound, type Verdict } from '#kernel';
import { addRecord, addShare, sharedBecauseOf } from '#records';
import { type ContactMet, contactMet } from '../reads/index.ts';
import { type Act, canDo, LAWFUL_BASES, triageTitle } from '../rules.ts';
import {
  insertTriage,
  notesOfContact,
  senderOfContact,
  triageOfContact,
  waitForContact,
} from '../store/index.ts';

/** What an act on a contact answers with: the contact, and the child it is known to be about. */
export interface Done {
  readonly contact: string;
  readonly child: string | null;
}

export const insist = (verdict: Verdict): void => {
  if (!verdict.ok) throw new Conflict(verdict.reason);
};

/** Meets a contact to act on it, when whoever acts on it now is done: what is read is what stands until this act is kept. */
export const meet = async (acting: Acting, contact: string, act: Act): Promise<ContactMet> => {
  await waitForContact(acting.tx, contact);
  const met = await contactMet(acting, contact);
  insist(canDo(act, met.facts));
  return met;
};

/** Refuses a form that was opened before somebody changed what the front door makes of the contact; none is asked of a program. */
export const insistOnVersion = ({ triage, facts }: ContactMet, version: number | undefined): void => {
  if (version === undefined || version === (triage?.version ?? 0)) return;
  if (facts.takenBy !== null && facts.takenBy !== facts.post)
    throw new Conflict(
      `${facts.takenByName ?? 'A colleague'} took this contact while you had it open. Ask them, or take it over.`,
    );
  throw new Conflict(FIRST_WAS_ANOTHER);
};

export const done = ({ contact, triage }: ContactMet): Done => ({
  contact: contact.id,
  child: triage?.child_id ?? contact.child_id,
});

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
  const records = [contact, ...notes.map(({ id }) => id)];
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

/** The triage of a contact: found, or begun. It is the council's record, under the child as soon as one is known. */
export const triageFor = async (acting: Acting, { contact, triage }: ContactMet) => {
  if (triage) return triage;
  const id = await addRecord(acting, {
    kind: 'triage',
    child: contact.child_id,
    submission: contact.submission_id,
    title: triageTitle(contact.sender_organisation),
    body: contact.team_id,
    occurredAt: contact.received_at,
  });
  await insertTriage(acting.tx, { id, contact_id: contact.id });
  const begun = await triageOfContact(acting.tx, contact.id);
  if (!begun) throw new NotFound();
  return begun;
};
