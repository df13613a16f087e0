import type { ColumnType } from 'kysely';
import type { Instant } from '#kernel';

/** A kind of news, and its words: they name nobody. */
export interface NoticeKindTable {
  event: string;
  words: string;
  /** Mailed at once, unless its reader chose otherwise. */
  urgent: boolean;
}

/** That something waits for somebody, and on which page. */
export interface NoticeTable {
  id: string;
  to_kind: 'post' | 'body' | 'organisation' | 'staff';
  to_id: string;
  event: string;
  path: string;
  record_id: string | null;
  by_post_id: string | null;
  made_at: Instant;
  passed_on_at: ColumnType<Instant | null, never, never>;
}

/** Who has read which. */
export interface NoticeReadTable {
  staff_id: string;
  notice_id: string;
  at: Instant;
}

declare module '#db' {
  interface Database {
    notice_kind: NoticeKindTable;
    notice: NoticeTable;
    notice_read: NoticeReadTable;
  }
}
