import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '#kernel';
import type { HoldKind } from './rules/index.ts';

/** How long a class is kept here, where that differs from what is shipped. */
export interface RetentionRuleTable {
  class: string;
  years: number;
  authority: string;
  changed_by: string;
  changed_at: Instant;
  version: Generated<number>;
}

/** Nothing that is held is disposed of: one person's records, or everybody's where no person is named. */
export interface LegalHoldTable {
  id: string;
  person_id: string | null;
  kind: HoldKind;
  reason: string;
  placed_by: string;
  placed_at: Instant;
  review_day: Day;
  lifted_by: string | null;
  lifted_at: Instant | null;
  lifted_because: string | null;
}

/** Until when one person's records are kept, and why. */
export interface RetentionTermTable {
  person_id: string;
  class: string;
  until_day: Day | null;
  from_day: Day | null;
  counted_at: Instant;
}

/** An order of disposal and what became of it. */
export interface DisposalOrderTable {
  id: string;
  person_id: string;
  class: string;
  until_day: Day;
  reason: string;
  proposed_by: string;
  proposed_staff: string;
  proposed_at: Instant;
  decision: 'authorised' | 'declined' | null;
  decided_by: string | null;
  decided_staff: string | null;
  decided_at: Instant | null;
  decided_because: string | null;
  cancelled_by: string | null;
  cancelled_at: Instant | null;
  done_at: ColumnType<Instant | null, null, never>;
  records: ColumnType<number | null, null, never>;
  stopped: string | null;
}

/** What is left of an erased record. */
export interface TombstoneTable {
  record_id: ColumnType<string, never, never>;
  kind: ColumnType<string, never, never>;
  person_id: ColumnType<string, never, never>;
  owner_organisation_id: ColumnType<string, never, never>;
  order_id: ColumnType<string, never, never>;
  disposed_at: ColumnType<Instant, never, never>;
}

declare module '#db' {
  interface Database {
    retention_rule: RetentionRuleTable;
    legal_hold: LegalHoldTable;
    retention_term: RetentionTermTable;
    disposal_order: DisposalOrderTable;
    tombstone: TombstoneTable;
  }
}
