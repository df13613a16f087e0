import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Instant } from '#kernel';
import type { Columns, Kind, Outcome, Said, Verdict } from './rules/index.ts';

/** JSON that may not be there yet; written as text. */
type MaybeJson<T> = ColumnType<T | null, string | null, string | null>;

/** What there is to know of a list that was read. */
export interface ListFacts {
  /** How the file is written and divided, or which sheet was read, as a sentence each. */
  readonly says: readonly string[];
  readonly headingRow: number;
  readonly headings: readonly string[];
  /** The first rows below the headings, as they stand. */
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
}

/** A list that somebody uploaded: where it stands is read from its moments. */
export interface UploadTable {
  id: string;
  kind: Kind;
  post_id: string;
  organisation_id: string;
  account_id: string;
  name: string;
  type: 'csv' | 'xlsx';
  bytes: number;
  sha256: string;
  made_at: Instant;
  expires_at: Instant;
  fault: Generated<string>;
  facts: MaybeJson<ListFacts>;
  read_at: Instant | null;
  columns: MaybeJson<Columns>;
  answers: MaybeJson<Readonly<Record<string, string>>>;
  mapped_at: Instant | null;
  judged_at: Instant | null;
  confirmed_at: Instant | null;
  done_at: Instant | null;
  version: Generated<number>;
}

/** Somebody whom a row may be about, as it was weighed. */
export interface AlikeRow {
  readonly id: string;
  readonly words: string;
}

export interface UploadRowTable {
  upload_id: string;
  number: number;
  cells: JSONColumnType<readonly string[]>;
  verdict: Verdict | null;
  notes: JSONColumnType<readonly string[]>;
  why: JSONColumnType<readonly string[]>;
  form: MaybeJson<Readonly<Record<string, unknown>>>;
  likeness: Generated<string>;
  alike: JSONColumnType<readonly AlikeRow[]>;
  said: Said | null;
  same_as: string | null;
  outcome: Outcome | null;
  made_id: string | null;
}

export interface UploadMappingTable {
  organisation_id: string;
  kind: Kind;
  headings: string;
  columns: JSONColumnType<Columns>;
  answers: JSONColumnType<Readonly<Record<string, string>>>;
  kept_at: Instant;
}

declare module '#db' {
  interface Database {
    upload: UploadTable;
    upload_row: UploadRowTable;
    upload_mapping: UploadMappingTable;
  }
}
