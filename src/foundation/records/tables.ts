import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Day, Instant } from '#kernel';

/** The spine: every safeguarding record is a row here plus a typed row of its module under the same id. */
export interface RecordTable {
  id: string;
  kind: string;
  /** The person it is about, nearly always a child; null where it is about a place, a group or an organisation. */
  child_id: string | null;
  /** Joins what was sent together: one submission about several children makes one record a child. */
  submission_id: string;
  owner_organisation_id: string;
  owner_body_id: string | null;
  occurred_at: Instant;
  recorded_at: Instant;
  recorded_by: string;
  title: string;
  /** Whose act it tells of, where that is not its owner. */
  agency_id: Generated<string | null>;
  sensitivity: ColumnType<'ordinary' | 'restricted', never, never>;
  version: Generated<number>;
}

/** What a kind of record is called, and the address of one, '{id}' standing for its id. */
export interface RecordKindTable {
  kind: string;
  label: string;
  path: string;
  in_story: boolean;
}

/** A record given to somebody, or a refusal to give it: both are recorded, with the basis. */
export interface ShareTable {
  id: string;
  record_id: string;
  by_organisation_id: string;
  grantee_kind: 'organisation' | 'body' | 'post';
  grantee_id: string;
  /** Given because it is part of what is known of this child: it is hidden where the child is. */
  child_id: Generated<string | null>;
  outcome: 'shared' | 'refused';
  lawful_basis: string;
  purpose: string;
  reason: Generated<string>;
  from_at: Instant;
  until_at: Instant | null;
  decided_by: string;
  decided_at: Instant;
}

export interface RestrictionTable {
  id: string;
  child_id: string;
  reason: string;
  placed_by: string;
  placed_at: Instant;
  lifted_by: string | null;
  lifted_at: Instant | null;
  version: Generated<number>;
}
export interface RestrictionNameTable {
  id: string;
  child_id: string;
  staff_id: string;
  from_at: Instant;
  until_at: Instant | null;
}
export interface ExclusionTable {
  id: string;
  child_id: string;
  staff_id: string;
  reason: string;
  placed_by: string;
  from_at: Instant;
  until_at: Instant | null;
  version: Generated<number>;
}

/** Who is involved with a child: contact and not content. */
export interface InvolvementTable {
  id: string;
  child_id: string;
  organisation_id: string;
  body_id: string | null;
  post_id: string | null;
  practitioner: string;
  service: string;
  reach: string;
  lead: Generated<boolean>;
  from_day: Day;
  until_day: Day | null;
  last_seen_day: Day | null;
  version: Generated<number>;
}

export type Row = { readonly [column: string]: unknown };
export interface HistoryTable {
  id: ColumnType<number, never, never>;
  table_name: ColumnType<string, never, never>;
  row_id: ColumnType<string, never, never>;
  record_id: ColumnType<string, never, never>;
  operation: ColumnType<'insert' | 'update' | 'delete', never, never>;
  at: ColumnType<Instant, never, never>;
  post_id: ColumnType<string | null, never, never>;
  before: JSONColumnType<Row | null, never, never>;
  after: JSONColumnType<Row | null, never, never>;
}

declare module '#db' {
  interface Database {
    record: RecordTable;
    record_kind: RecordKindTable;
    share: ShareTable;
    restriction: RestrictionTable;
    restriction_name: RestrictionNameTable;
    exclusion: ExclusionTable;
    involvement: InvolvementTable;
    history: HistoryTable;
  }
}
