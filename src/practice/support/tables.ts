import type { ColumnType, Generated } from 'kysely';
import type { Day } from '#kernel';
import type { InPlace, Need, Stage } from './rules.ts';

/** Which support a parent or carer has, from whom, since when. */
export interface ParentSupportTable {
  id: string;
  parent: string;
  need: Need;
  support: string;
  provider: string;
  provider_reach: string;
  since_day: Day;
  ended_day: Generated<Day | null>;
  ended_why: Generated<string>;
  version: Generated<number>;
}

/** That somebody looked whether it is there: when, with whom, at which stage. */
export interface SupportCheckTable {
  id: string;
  support_id: string | null;
  stage: Stage;
  checked_day: Day;
  checked_with: string;
  in_place: InPlace;
  note: string;
}

export interface OpenCaseTable {
  child_id: ColumnType<string, never, never>;
  since_day: ColumnType<Day, never, never>;
  last_checked_day: ColumnType<Day | null, never, never>;
}

declare module '#db' {
  interface Database {
    parent_support: ParentSupportTable;
    support_check: SupportCheckTable;
    open_case: OpenCaseTable;
  }
}
