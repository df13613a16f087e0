import type { Generated } from 'kysely';
import type { Instant } from '#kernel';
import type { MailChoice } from './rules.ts';

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
  passed_on_at: Generated<Instant | null>;
}

/** Who has read which. */
export interface NoticeReadTable {
  staff_id: string;
  notice_id: string;
  at: Instant;
}

/** When a post is mailed, where it chose. */
export interface MailChoiceTable {
  post_id: string;
  urgent: MailChoice['urgent'];
  other: MailChoice['other'];
  daily_hour: number;
  version: Generated<number>;
}

/** One e-mail to one person: that so many things wait. */
export interface MailMessageTable {
  id: string;
  staff_id: string;
  things: number;
  made_at: Instant;
  next_at: Instant;
  claimed_until: Generated<Instant | null>;
  tries: Generated<number>;
  sent_at: Generated<Instant | null>;
  failed_at: Generated<Instant | null>;
  why: Generated<string>;
}

/** Which news a person was mailed about. */
export interface NoticeMailTable {
  staff_id: string;
  notice_id: string;
  message_id: string;
}

/** Whose mail is to be written, and for which of their posts. */
export interface MailWantedTable {
  staff_id: string;
  post_id: string;
  daily: boolean;
}

/** By which way mail leaves: the one row. */
export interface MailWayTable {
  only_one: Generated<boolean>;
  way: 'none' | 'smtp' | 'notify';
}

declare module '#db' {
  interface Database {
    notice_kind: NoticeKindTable;
    notice: NoticeTable;
    notice_read: NoticeReadTable;
    mail_choice: MailChoiceTable;
    mail_message: MailMessageTable;
    notice_mail: NoticeMailTable;
    mail_wanted: MailWantedTable;
    mail_way: MailWayTable;
  }
}
