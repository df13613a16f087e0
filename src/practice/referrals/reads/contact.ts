import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting, Tx } from '#db';
import { addMonths, dayOf, type Instant, startOfDay } from '#kernel';
import { personLines } from '#people';
import { involvementsOfChild } from '#records';
import { actsOpen } from '../rules/index.ts';
import {
  type ContactRow,
  contactOfRecord,
  contactsOfSubmission,
  earlierContacts,
  likeContacts,
  notesOfContact,
  referralOfContact,
  referralsOfChild,
  supportChecksOfContact,
} from '../store/index.ts';
import { ClockModel, decisionClock } from './clock.ts';
import { contactMet } from './met.ts';
import { calledOn, Outcome, PersonRef, personRef, SentContact, sentContact } from './sent.ts';

/** A page of a module above about a contact: where, in which words, and how it stands there. */
export const ContactLink = z.object({ href: z.string(), words: z.string(), says: z.string() });
export type ContactLink = z.infer<typeof ContactLink>;
/**
 * What a module above tells of a contact: a function that app.ts hands to `referralsOf`, so that nothing is imported upward. It runs in
 * the reader's own transaction, and so tells only what the reader sees.
 */
export type TellsOfContact = (
  acting: Acting,
  contact: { readonly id: string; readonly child: string | null },
) => Promise<readonly ContactLink[]>;

export const ContactModel = z.object({
  contact: SentContact,
  links: z.array(ContactLink),
  status: z.enum(['received', 'taken', 'proposed', 'decided']),
  clock: ClockModel.nullable(),
  acts: z.array(z.string()),
  atFrontDoor: z.boolean(),
  takenBy: z.string().nullable(),
  urgency: z.enum(['red', 'amber', 'green']),
  /** What the front door made of it last: a form sent back with it acts only on that. */
  version: z.number().int(),
  person: PersonRef.nullable(),
  together: z.array(z.object({ id: z.string(), reference: z.string(), name: z.string() })),
  notes: z.array(
    z.object({
      id: z.string(),
      purpose: z.string(),
      body: z.string(),
      toCouncil: z.string(),
      how: z.string(),
      at: z.string(),
      by: z.string(),
      post: z.string(),
      organisation: z.string(),
    }),
  ),
  earlier: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      at: z.string(),
      from: z.string(),
      outcome: z.string().nullable(),
      /** Null where it is about this very child; else whom it names, like this one. */
      like: z.string().nullable(),
    }),
  ),
  involved: z.array(
    z.object({
      practitioner: z.string(),
      service: z.string(),
      organisation: z.string(),
      reach: z.string(),
      lastSeen: z.string().nullable(),
    }),
  ),
  openReferrals: z.array(z.object({ id: z.string(), day: z.string() })),
  outcome: z.object({ outcome: Outcome, message: z.string(), at: z.string() }).nullable(),
  decision: z
    .object({
      outcome: Outcome,
      level: z.string(),
      scheme: z.string(),
      reason: z.string(),
      message: z.string(),
      by: z.string(),
      at: z.string(),
      authorisedBy: z.string().nullable(),
      returnedWhy: z.string(),
      returned: z.boolean(),
    })
    .nullable(),
  supportChecks: z.array(
    z.object({
      support: z.string(),
      provider: z.string(),
      checkedOn: z.string().nullable(),
      checkedWith: z.string(),
      inPlace: z.string(),
    }),
  ),
  referral: z.string().nullable(),
});
export type ContactModel = z.infer<typeof ContactModel>;

type Earlier = Awaited<ReturnType<typeof earlierContacts>>;

/** Contacts in the months before: about the child where it is known, and those whose senders typed the like. */
const earlierThan = async (tx: Tx, contact: ContactRow, since: Instant): Promise<ContactModel['earlier']> => {
  const line = (row: Earlier[number], like: string | null) => ({
    id: row.id,
    reference: row.reference,
    at: row.received_at,
    from: row.sender_organisation,
    outcome: row.outcome,
    like,
  });
  const same =
    contact.child_id === null ? [] : await earlierContacts(tx, contact.child_id, since, contact.id);
  const known = new Set(same.map(({ id }) => id));
  const alike =
    contact.called === '' && contact.nhs_number === '' ? [] : await likeContacts(tx, contact, since);
  return [
    ...same.map((row) => line(row, null)),
    ...alike.filter(({ id }) => !known.has(id)).map((row) => line(row, calledOn(row))),
  ].sort((one, other) => other.at.localeCompare(one.at));
};

/** One contact: what was sent, and for the front door what it makes of it. Each part is there only as far as it is seen. */
export const contactModel = async (
  acting: Acting & { params: { id: string } },
  tellers: readonly TellsOfContact[] = [],
): Promise<ContactModel> => {
  const { tx, actor, now, today } = acting;
  const { contact, triage, decision, outcome, facts, version } = await contactMet(
    acting,
    (await contactOfRecord(tx, acting.params.id)) ?? acting.params.id,
  );
  const child = contact.child_id;
  const atFrontDoor = facts.parts.includes('frontDoor') || facts.parts.includes('manager');
  const siblings = await contactsOfSubmission(tx, contact.submission_id);
  const people = await personLines(
    tx,
    [child, ...siblings.map(({ child_id }) => child_id)].filter((id) => id !== null),
    today,
  );
  const person = child === null ? undefined : people.get(child);
  const since = startOfDay(addMonths(dayOf(contact.received_at), -12));
  const known = child !== null && actor.organisation !== contact.owner_organisation_id ? child : null;
  const links: ContactLink[] = [];
  for (const tells of tellers) links.push(...(await tells(acting, { id: contact.id, child })));
  return {
    contact: sentContact(contact),
    links,
    status: facts.status,
    clock: decisionClock(contact.received_at, outcome?.effective_at ?? null, now, await calendarFor(tx)),
    acts: actsOpen(facts),
    atFrontDoor,
    takenBy: triage?.taken_by_name ?? null,
    urgency: triage?.urgency ?? 'amber',
    version,
    person: person ? personRef(person) : null,
    together: siblings
      .filter(({ id }) => id !== contact.id)
      .map((row) => ({
        id: row.id,
        reference: row.reference,
        name: calledOn(row, row.child_id ? people.get(row.child_id)?.name : undefined),
      })),
    notes: (await notesOfContact(tx, contact.id)).map((note) => ({
      id: note.id,
      purpose: note.purpose,
      body: note.body,
      toCouncil: note.to_council,
      how: note.how,
      at: note.recorded_at,
      by: note.staff_name,
      post: note.post_title,
      organisation: note.organisation_name,
    })),
    earlier: atFrontDoor ? await earlierThan(tx, contact, since) : [],
    involved:
      child && (atFrontDoor || known === null)
        ? (await involvementsOfChild(tx, child))
            .filter(({ until_day }) => until_day === null)
            .map((row) => ({
              practitioner: row.practitioner,
              service: row.service,
              organisation: row.organisation_name,
              reach: row.reach,
              lastSeen: row.last_seen_day,
            }))
        : [],
    openReferrals:
      atFrontDoor && child
        ? (await referralsOfChild(tx, child))
            .filter(({ closed_day, contact_id }) => closed_day === null && contact_id !== contact.id)
            .map(({ id, referral_day }) => ({ id, day: referral_day }))
        : [],
    outcome: outcome
      ? { outcome: outcome.outcome, message: outcome.message, at: outcome.effective_at }
      : null,
    decision: decision
      ? {
          outcome: decision.outcome,
          level:
            decision.levels.find(({ code }) => code === decision.level_of_need)?.name ??
            decision.level_of_need,
          scheme: decision.scheme_name,
          reason: decision.reason,
          message: decision.message,
          by: `${decision.decided_by_name}, ${decision.decided_by_title}`,
          at: decision.decided_at,
          authorisedBy: decision.authorised_by_name,
          returned: decision.returned_at !== null,
          returnedWhy: decision.returned_why,
        }
      : null,
    supportChecks: (await supportChecksOfContact(tx, contact.id)).map((check) => ({
      support: check.support,
      provider: check.provider,
      checkedOn: check.checked_on,
      checkedWith: check.checked_with,
      inPlace: check.in_place,
    })),
    referral: (await referralOfContact(tx, contact.id))?.id ?? null,
  };
};

/** The children that a contact's page shows. */
export const subjectsOfContact = ({ contact, person }: ContactModel) =>
  person ? [{ child: person.id, record: contact.id }] : [];
