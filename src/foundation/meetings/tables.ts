import type { ColumnType, Generated } from 'kysely';
import type { FileType, Instant } from '#kernel';
import type { Access, Aim, Every, Mark, Mode, OpenTo, PaperKind, Part, Partner } from './rules/index.ts';

export interface MeetingSeriesTable {
  id: string;
  body_id: string;
  title: string;
  every: Every;
  made_by: string;
  made_at: Instant;
  ended_at: Instant | null;
  version: Generated<number>;
}
export interface MeetingTable {
  id: string;
  series_id: string | null;
  body_id: string;
  title: string;
  purpose: Generated<string>;
  mode: Mode;
  place: Generated<string>;
  starts_at: Instant;
  ends_at: Instant;
  /** Open to the press and public but for what is exempt. */
  is_public: Generated<boolean>;
  /** How many with a vote must be present. */
  quorum: number | null;
  /** Whether each statutory safeguarding partner must be. */
  quorum_of_partners: Generated<boolean>;
  /** The meeting whose minutes this one approves. */
  previous_id: string | null;
  /** Where the day is not told by what the meeting was entered from: why it is ours. */
  day_is_ours: Generated<string>;
  made_by: string;
  made_at: Instant;
  called_at: Instant | null;
  opened_at: Instant | null;
  closed_at: Instant | null;
  cancelled_at: Instant | null;
  cancelled_why: Generated<string>;
  /** SEQUENCE of RFC 5545: how often those called were told of a change. */
  sequence: Generated<number>;
  version: Generated<number>;
}
/** Apart from the meeting: somebody invited for one item has it when they are admitted, and not before. */
export interface MeetingLinkTable {
  meeting_id: string;
  link: string;
  version: Generated<number>;
}
export interface AttendeeTable {
  id: string;
  meeting_id: string;
  post_id: string;
  part: Part;
  votes: boolean;
  partner: Partner | null;
  called_at: Instant | null;
  answer: 'yes' | 'no' | null;
  answer_said: Generated<string>;
  answered_at: Instant | null;
  deputy_for: string | null;
  /** Whether a deputy may commit that member's organisation. */
  has_authority: boolean | null;
  removed_at: Instant | null;
  /** The time of which they were reminded: once for each that the meeting was moved to. */
  reminded_of: Generated<Instant | null>;
  version: Generated<number>;
}
export interface AgendaItemTable {
  id: string;
  meeting_id: string;
  parent_id: string | null;
  place: number;
  title: string;
  /** The sentence that says what it is for. */
  says: Generated<string>;
  aim: Aim;
  /** Planned. */
  minutes: number | null;
  presenter_post_id: string | null;
  presenter: Generated<string>;
  open_to: OpenTo;
  /** Of Schedule 12A to the Local Government Act 1972. */
  exempt_paragraph: number | null;
  exempt_why: Generated<string>;
  about_record_id: string | null;
  title_shows: Generated<boolean>;
  supplement_at: Instant | null;
  removed_at: Instant | null;
  version: Generated<number>;
}
export interface ItemMarkTable {
  id: string;
  item_id: string;
  attendee_id: string;
  mark: Mark;
  interest: Generated<string>;
  withdraws: Generated<boolean>;
  made_by: string;
  made_at: Instant;
  ended_at: Instant | null;
}
export interface PaperTable {
  id: string;
  item_id: string;
  kind: PaperKind;
  place: number;
  title: string;
  sha256: string;
  /** As it was given; never a path. */
  name: string;
  type: FileType;
  bytes: number;
  pages: Generated<number | null>;
  virus: Generated<'clean' | 'unchecked' | 'infected'>;
  access: Access;
  added_by: string;
  added_at: Instant;
  replaced_by: string | null;
  replaced_why: Generated<string>;
  removed_at: Instant | null;
  removed_why: Generated<string>;
  version: Generated<number>;
}
/** What changed in a meeting: written by triggers, ids only. */
export interface MeetingEventTable {
  id: ColumnType<string, never, never>;
  meeting_id: ColumnType<string, never, never>;
  item_id: ColumnType<string | null, never, never>;
  /** The table that the row stands in. */
  about: ColumnType<string, never, never>;
  row_id: ColumnType<string, never, never>;
  at: ColumnType<Instant, never, never>;
}

/** A record given to somebody named on its item, for the time of the meeting: kept in step by triggers. */
export interface MeetingShareTable {
  share_id: string;
  meeting_id: string;
  item_id: string;
  attendee_id: string;
  ended_at: Generated<Instant | null>;
}
/** The secret address of a post's own calendar, by its hash. */
export interface CalendarFeedTable {
  id: string;
  post_id: string;
  hash: string;
  made_at: Instant;
  ended_at: Generated<Instant | null>;
}
/** One mail to one person: written by the act, sent by the program. */
export interface InvitationTable {
  id: string;
  meeting_id: string;
  attendee_id: string;
  method: 'request' | 'cancel';
  sequence: number;
  made_at: Instant;
  next_at: Instant;
  sent_at: Generated<Instant | null>;
  failed_at: Generated<Instant | null>;
  why: Generated<string>;
}

declare module '#db' {
  interface Database {
    meeting_series: MeetingSeriesTable;
    meeting: MeetingTable;
    meeting_link: MeetingLinkTable;
    attendee: AttendeeTable;
    agenda_item: AgendaItemTable;
    item_mark: ItemMarkTable;
    paper: PaperTable;
    meeting_event: MeetingEventTable;
    meeting_share: MeetingShareTable;
    calendar_feed: CalendarFeedTable;
    invitation: InvitationTable;
  }
}
