import type { ColumnType } from 'kysely';
import type { Instant } from '#kernel';
import type { Theme } from './rules/index.ts';

/** What one agency disagrees with, and what it wants; who raised it and when stand on the spine. It never changes. */
export interface DisagreementTable {
  id: string;
  reference: string;
  theme: Theme;
  about: string;
  wanted: string;
  why: string;
  immediate_risk: boolean;
  about_record_id: string | null;
  with_organisation_id: string;
  with_body_id: string | null;
}
/** A stage that it reached: by a post, or by silence. */
export interface DisagreementStageTable {
  id: string;
  disagreement_id: string;
  stage: number;
  because: 'raised' | 'notResolved' | 'silence' | 'immediateRisk';
  reached_at: Instant;
  clock_rule: string;
  by_post_id: string | null;
}
/** What somebody said of it: a record of whoever said it. */
export interface DisagreementStepTable {
  id: string;
  disagreement_id: string;
  stage: number;
  step: 'replied' | 'notResolved' | 'atRisk' | 'ended';
  verdict: string;
  said: string;
}
export interface DisagreementAddresseeTable {
  disagreement_id: string;
  grantee_kind: 'organisation' | 'body' | 'post';
  grantee_id: string;
  stage: number;
}
/** What was learned, without names. */
export interface DisagreementLearningTable {
  id: string;
  disagreement_id: string;
  said: string;
  learned_at: Instant;
  by_post_id: string;
}
/** Derived: which are open, and how they stand. */
export interface OpenDisagreementTable {
  disagreement_id: ColumnType<string, never, never>;
  stage: ColumnType<number, never, never>;
  reached_at: ColumnType<Instant, never, never>;
  clock_rule: ColumnType<string, never, never>;
  replied: ColumnType<boolean, never, never>;
}
/** Derived: the child whose way each goes, for those who see that child. */
export interface DisagreementChildTable {
  disagreement_id: ColumnType<string, never, never>;
  child_id: ColumnType<string, never, never>;
}

declare module '#db' {
  interface Database {
    disagreement: DisagreementTable;
    disagreement_stage: DisagreementStageTable;
    disagreement_step: DisagreementStepTable;
    disagreement_addressee: DisagreementAddresseeTable;
    disagreement_learning: DisagreementLearningTable;
    open_disagreement: OpenDisagreementTable;
    disagreement_child: DisagreementChildTable;
  }
}
