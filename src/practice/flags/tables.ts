import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '#kernel';
import type { Done, FactName, FlagKindName, FlagUrgency, Raising, Told } from './rules/index.ts';

/** What an agency flagged about one child, as its system or its practitioner told it. */
export interface FlagTable {
  id: string;
  reference: string;
  /** The agency's own. */
  source_reference: string;
  kind: FlagKindName;
  occurred_at: Instant;
  received_at: Instant;
  urgency: FlagUrgency;
  receiver_kind: 'body' | 'organisation';
  receiver_id: string;
  sender_name: Generated<string>;
  sender_organisation: string;
  sender_reach: Generated<string>;
  given: Generated<string>;
  family: Generated<string>;
  called: Generated<string>;
  /** As far as it is known: '2016', '2016-03' or '2016-03-09'. */
  born: string | null;
  sex: Generated<string>;
  nhs_number: Generated<string>;
  upn: Generated<string>;
  address: Generated<string>;
  postcode: Generated<string>;
  school: Generated<string>;
  said: string;
  facts: ColumnType<Partial<Readonly<Record<FactName, string>>>, string, never>;
  version: Generated<number>;
}

export interface FlagAcknowledgementTable {
  id: string;
  flag_id: string;
}
/** Which child a flag is about: the child stands on the spine. */
export interface FlagIdentificationTable {
  id: string;
  flag_id: string;
  how: 'numberAndBirth' | 'byHand';
}
/** What the receiver did, and why. */
export interface FlagDecisionTable {
  id: string;
  flag_id: string;
  done: Done;
  reason: string;
  submission_id: string | null;
}
/** What the sender is told. */
export interface FlagOutcomeTable {
  id: string;
  flag_id: string;
  told: Told;
  message: Generated<string>;
  effective_at: Instant;
}
/** An organisation's own references, each of which acts once. */
export interface FlagReferenceTable {
  organisation_id: string;
  source_reference: string;
  flag_id: string;
  received_at: Instant;
  mark: string;
}
export interface FlagRouteTable {
  id: string;
  kind: FlagKindName;
  body_id: string | null;
  version: Generated<number>;
}
export interface OpenFlagTable {
  flag_id: ColumnType<string, never, never>;
  receiver_id: ColumnType<string, never, never>;
  kind: ColumnType<FlagKindName, never, never>;
  rank: ColumnType<number, never, never>;
  received_at: ColumnType<Instant, never, never>;
  acknowledged_at: ColumnType<Instant | null, never, never>;
}
/** That a limit passed and nothing was done. */
export interface FlagRaisingTable {
  flag_id: ColumnType<string, never, never>;
  what: ColumnType<Raising, never, never>;
  due: ColumnType<Day, never, never>;
  at: ColumnType<Instant, never, never>;
}

declare module '#db' {
  interface Database {
    flag: FlagTable;
    flag_acknowledgement: FlagAcknowledgementTable;
    flag_identification: FlagIdentificationTable;
    flag_decision: FlagDecisionTable;
    flag_outcome: FlagOutcomeTable;
    flag_reference: FlagReferenceTable;
    flag_route: FlagRouteTable;
    open_flag: OpenFlagTable;
    flag_raising: FlagRaisingTable;
  }
}
