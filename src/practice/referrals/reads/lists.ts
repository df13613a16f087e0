import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { NotFound, REFERRAL_SOURCES } from '#kernel';
import { teamsReceiving } from '#partnership';
import { personLines } from '#people';
import { DECISION_OUTCOMES, STATUSES, statusOf } from '../rules/index.ts';
import {
  contactsOfSubmission,
  countConsideredBy,
  countOpenContacts,
  countSentContacts,
  openContactsForTeams,
  sentContacts,
} from '../store/index.ts';
import { ClockModel, decisionClock } from './clock.ts';
import { calledOn, SentContact, sentContact } from './sent.ts';

const ROWS = 25;
/** Which page of a list. */
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });

/** The answer to a program that raised a worry: what came of it is asked for by its submission. */
export const Raised = z.object({ submission: z.uuid(), receipt: z.string() });

export const QueueModel = z.object({
  teams: z.array(z.string()),
  total: z.number(),
  page: z.number(),
  pages: z.number(),
  contacts: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      name: z.string(),
      person: z.string().nullable(),
      from: z.string(),
      source: z.string(),
      receivedAt: z.string(),
      immediateRisk: z.boolean(),
      urgency: z.enum(['red', 'amber', 'green']),
      status: z.string(),
      takenBy: z.string().nullable(),
      mine: z.boolean(),
      clock: ClockModel.nullable(),
    }),
  ),
});
export type QueueModel = z.infer<typeof QueueModel>;

const sourceName = (code: string): string =>
  Object.entries(REFERRAL_SOURCES).find(([known]) => known === code)?.[1] ?? code;

/** The front door's queue: a child in danger first, then the most urgent, then the oldest. */
export const queueModel = async ({
  tx,
  actor,
  now,
  today,
  query,
}: Acting & { query: { page: number } }): Promise<QueueModel> => {
  const teams = await teamsReceiving(tx, 'contacts', today);
  const ids = teams.map(({ id }) => id);
  if (ids.length === 0) return { teams: [], total: 0, page: 1, pages: 1, contacts: [] };
  const total = await countOpenContacts(tx, ids);
  const pages = Math.max(1, Math.ceil(total / ROWS));
  const page = Math.min(query.page, pages);
  const rows = await openContactsForTeams(tx, ids, { limit: ROWS, offset: (page - 1) * ROWS });
  const people = await personLines(
    tx,
    rows.flatMap(({ child_id }) => child_id ?? []),
    today,
  );
  const calendar = await calendarFor(tx);
  return {
    teams: teams.map(({ name }) => name),
    total,
    page,
    pages,
    contacts: rows.map((row) => {
      const person = row.child_id;
      return {
        id: row.id,
        reference: row.reference,
        name: calledOn(row, person ? people.get(person)?.name : undefined),
        person: person && people.has(person) ? person : null,
        from: row.sender_organisation,
        source: sourceName(row.source_code),
        receivedAt: row.received_at,
        immediateRisk: row.immediate_risk,
        urgency: row.urgency ?? 'amber',
        status: STATUSES[statusOf({ takenBy: row.taken_by, proposed: row.proposed, decided: false })],
        takenBy: row.taken_by_name,
        mine: row.taken_by === actor.post,
        clock: decisionClock(row.received_at, null, now, calendar),
      };
    }),
  };
};
export const subjectsOfQueue = ({ contacts }: QueueModel) =>
  contacts.flatMap(({ person, id }) => (person ? [{ child: person, record: id }] : []));

export const SentModel = z.object({
  page: z.number(),
  more: z.boolean(),
  /** How many referrals were considered and not made. */
  considered: z.number(),
  contacts: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      name: z.string(),
      person: z.string().nullable(),
      by: z.string(),
      team: z.string(),
      sentAt: z.string(),
      outcome: z.string().nullable(),
      toldAt: z.string().nullable(),
      clock: ClockModel.nullable(),
    }),
  ),
});
export type SentModel = z.infer<typeof SentModel>;

/** What was sent, with what came of it: the sender need not ask. */
export const sentModel = async ({
  tx,
  actor,
  now,
  today,
  query,
}: Acting & { query: { page: number } }): Promise<SentModel> => {
  const at = (page: number) =>
    sentContacts(tx, actor.organisation, { limit: ROWS + 1, offset: (page - 1) * ROWS });
  let { page } = query;
  let found = await at(page);
  if (found.length === 0 && page > 1) {
    // Past the end stands the last page; the count is asked for only then.
    page = Math.max(1, Math.ceil((await countSentContacts(tx, actor.organisation)) / ROWS));
    found = await at(page);
  }
  const rows = found.slice(0, ROWS);
  const people = await personLines(
    tx,
    rows.flatMap(({ child_id }) => child_id ?? []),
    today,
  );
  const calendar = await calendarFor(tx);
  return {
    page,
    more: found.length > ROWS,
    considered: await countConsideredBy(tx, actor.organisation),
    contacts: rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      name: calledOn(row, row.child_id ? people.get(row.child_id)?.name : undefined),
      person: row.child_id && people.has(row.child_id) ? row.child_id : null,
      by: row.sender_name,
      team: row.team_name,
      sentAt: row.received_at,
      outcome: row.outcome ? DECISION_OUTCOMES[row.outcome].label : null,
      toldAt: row.effective_at,
      clock: decisionClock(row.received_at, row.effective_at, now, calendar),
    })),
  };
};
export const subjectsOfSent = ({ contacts }: SentModel) =>
  contacts.flatMap(({ person, id }) => (person ? [{ child: person, record: id }] : []));

export const ReceiptModel = z.object({
  contacts: z.array(SentContact.extend({ clock: ClockModel.nullable() })),
  people: z.array(z.object({ child: z.string(), record: z.string() })),
});
export type ReceiptModel = z.infer<typeof ReceiptModel>;

/** The receipt of a submission: a reference for each child, to paste into the sender's own system. */
export const receiptModel = async ({
  tx,
  now,
  params,
}: Acting & { params: { submissionId: string } }): Promise<ReceiptModel> => {
  const rows = await contactsOfSubmission(tx, params.submissionId);
  if (rows.length === 0) throw new NotFound();
  const calendar = await calendarFor(tx);
  return {
    contacts: rows.map((row) => ({
      ...sentContact(row),
      clock: decisionClock(row.received_at, null, now, calendar),
    })),
    people: rows.flatMap(({ id, child_id }) => (child_id ? [{ child: child_id, record: id }] : [])),
  };
};
