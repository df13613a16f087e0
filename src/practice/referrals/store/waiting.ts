import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { DecisionOutcome } from '../rules/index.ts';
import { identified } from './contacts.ts';

interface Called {
  readonly id: string;
  readonly received_at: Instant;
  readonly given: string;
  readonly family: string;
  /** The child that the contact is known to be about. */
  readonly child: string | null;
}

/**
 * Open contacts of these teams that this post took or nobody has, and that wait for no manager: a child in danger first, then the
 * oldest; each with how many there are.
 */
export const contactsToDecide = async (tx: Tx, teams: readonly string[], post: string, limit: number) => {
  const { rows } = await sql<
    Called & { immediate_risk: boolean; sender_organisation: string; mine: boolean; total: number }
  >`
    select contact.id, contact.received_at, contact.given, contact.family, contact.immediate_risk, contact.sender_organisation,
      identified.child_id as child, coalesce(triage.taken_by = ${post}, false) as mine, count(*) over () as total
    from open_contact join contact on contact.id = open_contact.contact_id
      left join triage on triage.contact_id = contact.id left join ${identified} as identified on true
    where open_contact.team_id = any (${[...teams]}::uuid[]) and (triage.taken_by is null or triage.taken_by = ${post})
      and not exists (select from decision where decision.contact_id = contact.id and decision.returned_at is null)
    order by contact.immediate_risk desc, open_contact.received_at, contact.id limit ${limit}`.execute(tx);
  return rows;
};

/** Decisions proposed by others that wait for a manager, the oldest contact first. */
export const decisionsToAuthorise = async (tx: Tx, teams: readonly string[], post: string, limit: number) => {
  const { rows } = await sql<
    Called & { immediate_risk: boolean; decided_by_name: string; outcome: DecisionOutcome }
  >`
    select contact.id, contact.received_at, contact.given, contact.family, contact.immediate_risk,
      identified.child_id as child, staff.name as decided_by_name, decision.outcome
    from open_contact join contact on contact.id = open_contact.contact_id
      join decision on decision.contact_id = contact.id and decision.authorised_at is null and decision.returned_at is null
      join post on post.id = decision.decided_by join staff on staff.id = post.staff_id left join ${identified} as identified on true
    where open_contact.team_id = any (${[...teams]}::uuid[]) and decision.decided_by <> ${post}
    order by contact.immediate_risk desc, open_contact.received_at, contact.id limit ${limit}`.execute(tx);
  return rows;
};

/** Contacts that the front door took down for somebody known and without an account, decided since a moment: nobody told them yet. */
export const sendersToTell = async (tx: Tx, teams: readonly string[], since: Instant, limit: number) => {
  const { rows } = await sql<
    Called & { outcome: DecisionOutcome; effective_at: Instant; sender_name: string }
  >`
    select contact.id, contact.received_at, contact.given, contact.family, identified.child_id as child, contact.sender_name,
      outcome.outcome, outcome.effective_at
    from outcomes_untold(${[...teams]}::uuid[], ${since}) as untold join outcome on outcome.id = untold.outcome_id
      join contact on contact.id = outcome.contact_id left join ${identified} as identified on true
    order by outcome.effective_at, outcome.id limit ${limit}`.execute(tx);
  return rows;
};

/** Whose contacts somebody follows as their sender: their own, their team's, or all that their organisation sent. */
export interface Sender {
  readonly post: string;
  readonly body: string | null;
  readonly organisation: string;
  readonly all: boolean;
}
const sentBy = ({ post, body, organisation, all }: Sender) =>
  all
    ? sql`record.owner_organisation_id = ${organisation}`
    : sql`record.owner_organisation_id = ${organisation} and (record.recorded_by = ${post} or record.owner_body_id = ${body})`;

/** Open contacts of this sender with a question of the front door's that nobody has answered since. */
export const questionsToAnswer = async (tx: Tx, sender: Sender, limit: number) => {
  const { rows } = await sql<Called & { asked_at: Instant; body: string }>`
    select contact.id, contact.received_at, contact.given, contact.family, identified.child_id as child,
      asked.recorded_at as asked_at, body.name as body
    from open_contact join contact on contact.id = open_contact.contact_id join record on record.id = contact.id
      join body on body.id = contact.team_id left join ${identified} as identified on true
      join lateral (
        select contact_note.id, spine.recorded_at from contact_note join record as spine on spine.id = contact_note.id
        where contact_note.contact_id = contact.id and purpose = 'question' order by contact_note.id desc limit 1) as asked on true
    where ${sentBy(sender)} and not exists (
      select from contact_note where contact_note.contact_id = contact.id and purpose in ('reply', 'addition') and contact_note.id > asked.id)
    order by contact.received_at, contact.id limit ${limit}`.execute(tx);
  return rows;
};

/** What came of this sender's contacts since a moment, the newest first. */
export const outcomesSince = async (
  tx: Tx,
  { organisation, post, body, all }: Sender,
  since: Instant,
  limit: number,
) => {
  const { rows } = await sql<Called & { outcome: DecisionOutcome; effective_at: Instant }>`
    select contact.id, contact.received_at, contact.given, contact.family, identified.child_id as child, outcome.outcome, outcome.effective_at
    from outcomes_of_sender(${organisation}::uuid, ${all ? null : post}::uuid, ${body}::uuid, ${since}) as told
      join outcome on outcome.id = told.outcome_id join contact on contact.id = outcome.contact_id
      left join ${identified} as identified on true
    order by outcome.effective_at desc, outcome.id limit ${limit}`.execute(tx);
  return rows;
};
