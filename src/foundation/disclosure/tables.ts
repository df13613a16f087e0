import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '#kernel';
import type { Exemption, RequesterKind } from './rules/index.ts';

/** Somebody asked for what is kept about a person. */
export interface AccessRequestTable {
  id: string;
  requester_kind: RequesterKind;
  requester: string;
  identity_check: string;
  scope: string;
  received_day: Day;
  extended_because: string | null;
  extended_at: Instant | null;
  version: Generated<number>;
}

/** A whole record that is not given. */
export interface AccessWithholdingTable {
  id: string;
  request_id: string;
  record_id: string;
  exemption: Exemption;
  why: string;
  made_by: string;
  made_at: Instant;
  ended_at: Instant | null;
}

/** Words that are blacked out wherever they stand. */
export interface AccessRedactionTable {
  id: string;
  request_id: string;
  words: string;
  exemption: Exemption;
  why: string;
  made_by: string;
  made_at: Instant;
  ended_at: Instant | null;
}

/** What was put together, as it stood then. */
export interface AccessBundleTable {
  id: string;
  request_id: string;
  content: ColumnType<unknown, string, never>;
  records: number;
  redactions: number;
  withheld: number;
  made_by: string;
  made_staff: string;
  made_at: Instant;
  decision: 'approved' | 'returned' | null;
  decided_because: string | null;
  decided_by: string | null;
  decided_staff: string | null;
  decided_at: Instant | null;
  given_how: string | null;
  given_by: string | null;
  given_at: Instant | null;
}

declare module '#db' {
  interface Database {
    access_request: AccessRequestTable;
    access_withholding: AccessWithholdingTable;
    access_redaction: AccessRedactionTable;
    access_bundle: AccessBundleTable;
  }
}
