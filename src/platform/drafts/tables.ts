import type { Instant } from '#kernel';

declare module '#db' {
  interface Database {
    draft: DraftTable;
  }
}

/** A form that was begun and not sent, with what was typed. Seen by its account in its post. */
export interface DraftTable {
  id: string;
  account_id: string;
  post_id: string;
  path: string;
  page: string;
  title: string;
  fields: string;
  was: string;
  said: string;
  writer: string;
  version: number;
  began_at: Instant;
  saved_at: Instant;
  expires_at: Instant;
}
