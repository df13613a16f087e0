import type { ColumnType } from 'kysely';
import type { Day } from '#kernel';
import type { OwedKind, Step } from './rules.ts';

/** What is owed, by whom and by when, as it was set; who set it, when, and about whom stand on the spine. It never changes. */
export interface ActionTable {
  id: string;
  what: string;
  why: string;
  owed_kind: OwedKind;
  owed_id: string;
  owed_organisation_id: string | null;
  set_due_day: Day | null;
  /** The clock that made the date, and the day or moment that it runs from. */
  clock_rule: string | null;
  clock_from: string | null;
  about_record_id: string | null;
}

/** One step of an action, by whoever took it. */
export interface ActionProgressTable {
  id: string;
  action_id: string;
  step: Step;
  post_id: string | null;
  said: string;
  due_day: Day | null;
}

/** Derived: which actions are still owed, and by when. */
export interface OpenActionTable {
  action_id: ColumnType<string, never, never>;
  owed_id: ColumnType<string, never, never>;
  owed_organisation_id: ColumnType<string | null, never, never>;
  due_day: ColumnType<Day | null, never, never>;
}
/** Derived: who has which. */
export interface ActionHoldTable {
  action_id: ColumnType<string, never, never>;
  progress_id: ColumnType<string, never, never>;
  post_id: ColumnType<string, never, never>;
}

declare module '#db' {
  interface Database {
    action: ActionTable;
    action_progress: ActionProgressTable;
    open_action: OpenActionTable;
    action_hold: ActionHoldTable;
  }
}
