import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '#kernel';
import type { FileKind, Kind } from './rules/index.ts';

/** What was published last under an address that never changes. */
export interface PublicationTable {
  id: string;
  kind: Kind;
  /** What it was made from. */
  source_id: string;
  /** Below the partnership's public record, without a slash before it. */
  address: string;
  title: string;
  body_id: string | null;
  meeting_id: string | null;
  item_id: string | null;
  happens_at: Instant | null;
  due_day: Day | null;
  is_done: boolean | null;
  /** Frozen; read through the schema of its kind. */
  model: ColumnType<unknown, string, string>;
  words: string;
  search: ColumnType<string, never, never>;
  edition: number;
  first_at: Instant;
  published_at: Instant;
  published_by: string;
  changed_at: Instant;
  withdrawn_at: Instant | null;
  withdrawn_by: string | null;
  withdrawn_reason: string | null;
}
/** Each edition as it was; written by a trigger. */
export interface PublicationEditionTable {
  publication_id: ColumnType<string, never, never>;
  edition: ColumnType<number, never, never>;
  title: ColumnType<string, never, never>;
  model: ColumnType<unknown, never, never>;
  published_at: ColumnType<Instant, never, never>;
  published_by: ColumnType<string, never, never>;
}
/** What the public learns of what was withdrawn; written by a trigger. */
export interface PublicationGoneTable {
  publication_id: ColumnType<string, never, never>;
  kind: ColumnType<Kind, never, never>;
  address: ColumnType<string, never, never>;
  reason: ColumnType<string, never, never>;
  first_at: ColumnType<Instant, never, never>;
  at: ColumnType<Instant, never, never>;
}
export interface PublicationFileTable {
  id: string;
  publication_id: string;
  paper_id: string;
  place: number;
  kind: FileKind;
  title: string;
  sha256: string;
  name: string;
  type: string;
  bytes: number;
  published_at: Instant;
  changed_at: Instant;
  replaced_at: Instant | null;
  replaced_by: string | null;
  replaced_why: Generated<string>;
  removed_at: Instant | null;
}
export interface PublicationEventTable {
  id: ColumnType<string, never, never>;
  publication_id: ColumnType<string, never, never>;
  at: ColumnType<Instant, never, never>;
}

declare module '#db' {
  interface Database {
    publication: PublicationTable;
    publication_edition: PublicationEditionTable;
    publication_gone: PublicationGoneTable;
    publication_file: PublicationFileTable;
    publication_event: PublicationEventTable;
  }
}
