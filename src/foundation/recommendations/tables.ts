import type { ColumnType } from 'kysely';
import type { Day, Instant } from '#kernel';
import type { OpenState, Step } from './rules.ts';

/** What a body recommended to a partner, as it was made. It never changes: its life is its steps. */
export interface RecommendationTable {
  id: string;
  body_id: string;
  item_id: string | null;
  to_organisation_id: string;
  /** By what people call it; not sequential. */
  reference: string;
  says: string;
  because: string;
  answer_by: Day;
  /** The clock that made the day, and the day that it runs from. */
  clock_rule: string | null;
  clock_from: Day | null;
  made_by: string;
  made_at: Instant;
}
export interface RecommendationStepTable {
  id: string;
  recommendation_id: string;
  step: Step;
  said: string;
  /** Of an answer, by when it is done; of a return, by when now. */
  due_day: Day | null;
  sha256: string | null;
  file_name: string | null;
  file_bytes: number | null;
  file_type: string | null;
  post_id: string;
  at: Instant;
}
/** Derived: what is not closed, by when now, and how it stands. */
export interface OpenRecommendationTable {
  recommendation_id: ColumnType<string, never, never>;
  body_id: ColumnType<string, never, never>;
  to_organisation_id: ColumnType<string, never, never>;
  due_day: ColumnType<Day, never, never>;
  state: ColumnType<OpenState, never, never>;
}

declare module '#db' {
  interface Database {
    recommendation: RecommendationTable;
    recommendation_step: RecommendationStepTable;
    open_recommendation: OpenRecommendationTable;
  }
}
