import type { Generated, JSONColumnType } from 'kysely';
import type { Instant } from '#kernel';
import type { KeptModel } from './rules/index.ts';

/** What was said of two records: that they are of one child, or of two. No row of either is changed by it. */
export interface SameChildTable {
  id: string;
  kept_id: string;
  other_id: string;
  saying: 'same' | 'different';
  reason: string;
  probability: number;
  said_by: string;
  said_at: Instant;
  undone_by: string | null;
  undone_at: Instant | null;
  undone_why: Generated<string>;
  carried_ended: Generated<boolean>;
  version: Generated<number>;
}
/** What was learnt of how records of one person and of two agree: parameters alone. */
export interface MatchModelTable {
  id: string;
  made_at: Instant;
  learnt_from: number;
  people: number;
  model: JSONColumnType<KeptModel>;
}

declare module '#db' {
  interface Database {
    same_child: SameChildTable;
    match_model: MatchModelTable;
  }
}
