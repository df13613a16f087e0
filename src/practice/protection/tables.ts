import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '#kernel';
import type { Category, EndReason, LegalStatus, Setting, StatusKindName } from './rules/index.ts';

/** That a child is subject to a plan or looked after, as the council records it. */
export interface ProtectionStatusTable {
  id: string;
  kind: StatusKindName;
  category: Category | null;
  legal_status: LegalStatus | null;
  start_day: Day;
  end_day: Day | null;
  end_reason: Generated<EndReason | ''>;
  authority_id: string;
  team_id: string | null;
  version: Generated<number>;
}
/** An organisation that may ask. */
export interface StatusAskerTable {
  id: string;
  organisation_id: string;
  from_day: Day;
  until_day: Day | null;
  legal_basis: string;
  version: Generated<number>;
}
/** Who asked about a child: written by the program. */
export interface StatusLookupTable {
  id: ColumnType<string, never, never>;
  question_id: ColumnType<string, never, never>;
  setting: ColumnType<Setting, never, never>;
  encounter: ColumnType<string, never, never>;
  reason: ColumnType<string, never, never>;
  told: ColumnType<boolean, never, never>;
}
/** Every question: the numbers asked about are gone once it was written down whom it found. */
export interface StatusQuestionTable {
  id: string;
  organisation_id: string;
  post_id: string;
  asked_at: Instant;
  setting: Setting;
  encounter: Generated<string>;
  reason: Generated<string>;
  nhs_number: string | null;
  born: Day | null;
}

declare module '#db' {
  interface Database {
    protection_status: ProtectionStatusTable;
    status_asker: StatusAskerTable;
    status_lookup: StatusLookupTable;
    status_question: StatusQuestionTable;
  }
}
