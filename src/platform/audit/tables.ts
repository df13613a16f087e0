import type { ColumnType, Generated } from 'kysely';
import type { Instant } from '#kernel';

/** One act: who, through which post, what, why. Ids and field names only, never values. */
export interface AuditEventTable {
  id: string;
  at: Instant;
  txid: ColumnType<string, undefined, never>;
  account_id: string | null;
  staff_id: string | null;
  post_id: string | null;
  event: string;
  purpose: string;
  target: Generated<string>;
  outcome: 'allowed' | 'refused';
  reason: Generated<string>;
  request_id: Generated<string>;
  detail: Generated<string>;
}

/** One child shown by an act, and the ground that admitted. */
export interface AuditSubjectTable {
  event_id: string;
  child_id: string;
  ground: string;
}

/** A link of the chain. */
export interface AuditSealTable {
  seq: number;
  event_id: string;
  txid: string;
  hash: string;
  sealed_at: Instant;
}

declare module '#db' {
  interface Database {
    audit_event: AuditEventTable;
    audit_subject: AuditSubjectTable;
    audit_seal: AuditSealTable;
  }
}
