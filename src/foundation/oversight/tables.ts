import type { Instant } from '#kernel';

/** A check of the audit's chain: asked for by a post, or made by the program every night (null). */
export interface AuditCheckTable {
  id: string;
  asked_by: string | null;
  asked_at: Instant;
  /** Null while it is under way. */
  ended_at: Instant | null;
  /** How many rows were whole, from the first on. */
  whole: number | null;
  /** The hash of the last of them, where all were. */
  head: string | null;
  fault_seq: number | null;
  fault_event_id: string | null;
  fault: string | null;
}

declare module '#db' {
  interface Database {
    audit_check: AuditCheckTable;
  }
}
