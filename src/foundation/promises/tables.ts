import type { ColumnType } from 'kysely';
import type { Day, Instant } from '#kernel';
import type { OwedKind, Step } from './rules/index.ts';

/** What a body was promised, as it was made. It never changes: its life is its steps. */
export interface PromiseTable {
  id: string;
  body_id: string;
  meeting_id: string | null;
  item_id: string | null;
  entry_id: string | null;
  resolution_id: string | null;
  what: string;
  /** The words that it comes from, as they were minuted. */
  sentence: string;
  owed_kind: OwedKind;
  owed_id: string;
  due_day: Day;
  urgent: boolean;
  /** The clock that made the day, and the day that it runs from. */
  clock_rule: string | null;
  clock_from: Day | null;
  made_by: string;
  made_at: Instant;
}
export interface PromiseStepTable {
  id: string;
  promise_id: string;
  step: Step;
  said: string;
  due_day: Day | null;
  sha256: string | null;
  file_name: string | null;
  file_bytes: number | null;
  file_type: string | null;
  meeting_id: string | null;
  post_id: string;
  at: Instant;
}
/** Derived: what is outstanding, by when now, and how it stands. */
export interface OpenPromiseTable {
  promise_id: ColumnType<string, never, never>;
  body_id: ColumnType<string, never, never>;
  owed_id: ColumnType<string, never, never>;
  due_day: ColumnType<Day, never, never>;
  state: ColumnType<'open' | 'taken' | 'offered' | 'returned', never, never>;
}

declare module '#db' {
  interface Database {
    promise: PromiseTable;
    promise_step: PromiseStepTable;
    open_promise: OpenPromiseTable;
  }
}
