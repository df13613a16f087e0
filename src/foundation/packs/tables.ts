import type { ColumnType } from 'kysely';
import type { Instant } from '#kernel';
import type { Held } from './rules/index.ts';

/** What somebody had before them when they opened their pack, once for each edition. Written by `open_pack`. */
export interface PackReadingTable {
  meeting_id: ColumnType<string, never, never>;
  post_id: ColumnType<string, never, never>;
  /** The hash of everything that the pack was made from. */
  edition: ColumnType<string, never, never>;
  held: ColumnType<Held, never, never>;
  first_at: ColumnType<Instant, never, never>;
  last_at: ColumnType<Instant, never, never>;
  times: ColumnType<number, never, never>;
  /** The papers that stood in the PDF, where it was saved. Written by `save_pack`. */
  saved: ColumnType<readonly string[] | null, never, never>;
}
/** The edition that somebody was last told of. */
export interface PackToldTable {
  meeting_id: string;
  post_id: string;
  edition: string;
  at: Instant;
}
/** Somebody opened a pack that was not printed, or it could not be. */
export interface PackWantedTable {
  meeting_id: string;
  post_id: string;
  at: Instant;
  failed_at: Instant | null;
}
/** What stands printed for somebody: one edition, or none. */
export interface PackPrintTable {
  meeting_id: string;
  post_id: string;
  edition: string;
  sha256: string;
  bytes: number;
  pages: number;
  /** The page of each item ('item-…') and of each paper, by its id. */
  begins: ColumnType<Readonly<Record<string, number>>, string, string>;
  /** Why a paper is not among the pages, by its id. */
  left_out: ColumnType<Readonly<Record<string, string>>, string, string>;
  made_at: Instant;
}

declare module '#db' {
  interface Database {
    pack_reading: PackReadingTable;
    pack_told: PackToldTable;
    pack_wanted: PackWantedTable;
    pack_print: PackPrintTable;
  }
}
