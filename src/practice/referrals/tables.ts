import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '#kernel';
import type { DecisionOutcome, InPlace, NotePurpose, ReminderState, Urgency } from './rules/index.ts';

/** A worry about one child, as its sender wrote it. */
export interface ContactTable {
  id: string;
  reference: string;
  team_id: string;
  received_at: Instant;
  source_code: string;
  sender_name: string;
  sender_role: string;
  sender_organisation: string;
  sender_reach: string;
  by_front_door: Generated<boolean>;
  given: Generated<string>;
  family: Generated<string>;
  /** The name as names are kept for search. */
  called: Generated<string>;
  /** As far as it is known: '2016', '2016-03' or '2016-03-09'. */
  born: string | null;
  expected_day: Day | null;
  sex: Generated<string>;
  nhs_number: Generated<string>;
  address: Generated<string>;
  postcode: Generated<string>;
  school: Generated<string>;
  worry: string;
  lived_experience: string;
  immediate_risk: boolean;
  parents_told: boolean;
  parents_not_told_why: Generated<string>;
  service_agreement: string;
  lawful_basis: string;
  version: Generated<number>;
}

/** What is said about a contact afterwards: a question, its reply, an addition, a correction, that it was passed on, that the sender was told. */
export interface ContactNoteTable {
  id: string;
  contact_id: string;
  purpose: NotePurpose;
  body: string;
  to_council: Generated<string>;
  how: Generated<string>;
}

/** How the front door handles a contact before it decides. */
export interface TriageTable {
  id: string;
  contact_id: string;
  urgency: Generated<Urgency>;
  taken_by: string | null;
  taken_at: Instant | null;
  version: Generated<number>;
}

/** Which child a contact is about, in somebody's words: the child stands on the spine. */
export interface IdentificationTable {
  id: string;
  contact_id: string;
}

/** Which support the parents have, and whether anybody looked: asked at every stage. */
export interface ParentSupportCheckTable {
  id: string;
  contact_id: string;
  stage: string;
  support: string;
  provider: Generated<string>;
  checked_on: Day | null;
  checked_with: Generated<string>;
  in_place: InPlace;
}

export interface DecisionTable {
  id: string;
  contact_id: string;
  outcome: DecisionOutcome;
  level_of_need: string;
  threshold_scheme_id: string;
  reason: string;
  primary_need: string | null;
  message: string;
  decided_by: string;
  decided_at: Instant;
  authorised_by: string | null;
  authorised_at: Instant | null;
  returned_by: string | null;
  returned_at: Instant | null;
  returned_why: Generated<string>;
  version: Generated<number>;
}

/** What the sender is owed: what came of it. */
export interface OutcomeTable {
  id: string;
  contact_id: string;
  outcome: DecisionOutcome;
  message: string;
  effective_at: Instant;
}

/** A request for services for a child (never the same as a contact). */
export interface ReferralTable {
  id: string;
  contact_id: string | null;
  decision_id: string | null;
  referral_day: Day;
  source_code: string | null;
  primary_need: string | null;
  accepted_as: DecisionOutcome | null;
  no_further_action: Generated<boolean>;
  closed_day: Day | null;
  closure_reason: string | null;
  /** Came from a Children in Need census. */
  census: Generated<boolean>;
  version: Generated<number>;
}

/** A referral that was thought of and not made, and why (Keeping Children Safe in Education asks for it). */
export interface ConsideredTable {
  id: string;
  about: string;
  worry: string;
  why_not: string;
  done_instead: Generated<string>;
  version: Generated<number>;
}

export interface Level {
  readonly code: string;
  readonly name: string;
  readonly meaning: string;
}
export interface ThresholdSchemeTable {
  id: string;
  name: string;
  levels: ColumnType<readonly Level[], string, string>;
  from_day: Day;
  version: Generated<number>;
  /** Withdrawn before it came into force. */
  withdrawn_at: Generated<Instant | null>;
}
export interface OpenContactTable {
  contact_id: ColumnType<string, never, never>;
  team_id: ColumnType<string, never, never>;
  received_at: ColumnType<Instant, never, never>;
}

/** Says that something stands in a certain way. Written by the program; a post says only that it saw it. */
export interface ReminderTable {
  id: ColumnType<string, never, never>;
  body_id: ColumnType<string | null, never, never>;
  post_id: ColumnType<string | null, never, never>;
  about_record_id: ColumnType<string, never, never>;
  child_id: ColumnType<string | null, never, never>;
  state: ColumnType<ReminderState, never, never>;
  on_day: ColumnType<Day, never, never>;
  due: ColumnType<Day | null, never, never>;
  made_at: ColumnType<Instant, never, never>;
  seen_by: ColumnType<string | null, never, string>;
  seen_at: ColumnType<Instant | null, never, Instant>;
}

declare module '#db' {
  interface Database {
    contact: ContactTable;
    contact_note: ContactNoteTable;
    triage: TriageTable;
    identification: IdentificationTable;
    parent_support_check: ParentSupportCheckTable;
    decision: DecisionTable;
    outcome: OutcomeTable;
    referral: ReferralTable;
    considered: ConsideredTable;
    threshold_scheme: ThresholdSchemeTable;
    open_contact: OpenContactTable;
    reminder: ReminderTable;
  }
}
