import type { Generated } from 'kysely';
import type { Day, Instant } from '#kernel';
import type { EntryKind, ResolutionKind, StepOfMinutes, Voice } from './rules/index.ts';

/** One thing that was said under an item. A reply stands with the query that it answers. */
export interface MinuteEntryTable {
  id: string;
  item_id: string;
  place: number;
  kind: EntryKind;
  /** Who spoke, as the minutes call them. */
  speaker: Generated<string>;
  attendee_id: string | null;
  reply_to_id: string | null;
  says: string;
  written_by: string;
  written_at: Instant;
  removed_at: Instant | null;
  version: Generated<number>;
}
/** What was decided under an item. */
export interface ResolutionTable {
  id: string;
  item_id: string;
  place: number;
  kind: ResolutionKind;
  says: string;
  because: Generated<string>;
  proposed_by: string | null;
  seconded_by: string | null;
  made_at: Instant;
  written_by: string;
  removed_at: Instant | null;
  version: Generated<number>;
}
/** Who agreed to it, who did not and why. */
export interface ResolutionVoiceTable {
  resolution_id: string;
  attendee_id: string;
  voice: Voice;
  reason: Generated<string>;
}
/** How far the minutes of a meeting are: each step once, never changed. */
export interface MinutesStepTable {
  id: string;
  meeting_id: string;
  step: StepOfMinutes;
  said: Generated<string>;
  /** The later meeting that approved them. */
  at_meeting_id: string | null;
  /** Until when comments on their accuracy are asked for. */
  answer_by: Day | null;
  post_id: string;
  at: Instant;
}
export interface MinutesCommentTable {
  id: string;
  meeting_id: string;
  item_id: string;
  says: string;
  post_id: string;
  at: Instant;
  answer: Generated<string>;
  accepted: boolean | null;
  answered_by: string | null;
  answered_at: Instant | null;
  version: Generated<number>;
}
/** What is corrected in minutes that were approved. */
export interface MinutesAddendumTable {
  id: string;
  meeting_id: string;
  item_id: string;
  says: string;
  because: string;
  post_id: string;
  at: Instant;
}

/** Minutes as a PDF, asked for by one post and made for it alone: empty until they are printed. */
export interface MinutesPrintTable {
  meeting_id: string;
  post_id: string;
  asked_at: Instant;
  failed_at: Instant | null;
  edition: string | null;
  sha256: string | null;
  bytes: number | null;
}

declare module '#db' {
  interface Database {
    minute_entry: MinuteEntryTable;
    resolution: ResolutionTable;
    resolution_voice: ResolutionVoiceTable;
    minutes_step: MinutesStepTable;
    minutes_comment: MinutesCommentTable;
    minutes_addendum: MinutesAddendumTable;
    minutes_print: MinutesPrintTable;
  }
}
