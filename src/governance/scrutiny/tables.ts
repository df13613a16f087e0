import type { ColumnType, Generated } from 'kysely';
import type { Day, Instant } from '#kernel';
import type { AnswerKind, SeatKind, Warning } from './rules/index.ts';

export interface ScrutinyBoardTable {
  body_id: string;
  quorum: number;
  /** Its work touches the council's functions in education. */
  education: boolean;
  /** Numbers of children under this one are warned of. */
  small_number: Generated<number>;
  made_by: string;
  made_at: Instant;
  version: Generated<number>;
}
export interface ScrutinyYearTable {
  body_id: string;
  /** The day of the annual meeting, in May. */
  first_day: Day;
  made_by: string;
  made_at: Instant;
}
/** What the register of seats does not know of a seat on a scrutiny board. */
export interface ScrutinySeatTable {
  representation_id: string;
  body_id: string;
  kind: SeatKind | null;
  substitute_for: string | null;
  term_until: Day | null;
  made_by: string;
  made_at: Instant;
  version: Generated<number>;
}
export interface ScrutinySubjectTable {
  id: string;
  body_id: string;
  title: string;
  why: string;
  made_by: string;
  made_at: Instant;
}
/** A subject in the work programme of one year. */
export interface ProgrammeEntryTable {
  id: string;
  subject_id: string;
  year_day: Day;
  when_said: Generated<string>;
  meeting_id: string | null;
  item_id: string | null;
  lead: Generated<string>;
  done_at: Instant | null;
  dropped_at: Instant | null;
  dropped_why: Generated<string>;
  made_by: string;
  made_at: Instant;
  version: Generated<number>;
}
export interface ScrutinyReportTable {
  id: string;
  subject_id: string;
  title: string;
  author_post_id: string;
  presenter_post_id: string | null;
  presenter: Generated<string>;
  meeting_id: string | null;
  item_id: string | null;
  /** One a line. */
  background: Generated<string>;
  since_report_id: string | null;
  since_day: Day | null;
  until_day: Day | null;
  cleared_by: string | null;
  cleared_at: Instant | null;
  /** Where it was received before this program kept the meetings. */
  received_day: Day | null;
  made_by: string;
  made_at: Instant;
  version: Generated<number>;
}
export interface ReportDraftTable {
  id: string;
  report_id: string;
  number: number;
  says: string;
  made_by: string;
  made_at: Instant;
}
export interface AgendaPublicationTable {
  meeting_id: string;
  due_day: Day;
  published_at: Instant;
  published_by: string;
  late_why: Generated<string>;
}
export interface PublishedItemTable {
  meeting_id: string;
  item_id: string;
}
export interface UrgentItemTable {
  item_id: string;
  meeting_id: string;
  reason: string;
  chair_id: string;
  made_by: string;
  made_at: Instant;
}
export interface PressExclusionTable {
  id: string;
  meeting_id: string;
  item_id: string;
  resolution_id: string;
  paragraph: number;
  public_interest: string;
  moved_by: string;
  seconded_by: string | null;
  made_by: string;
  made_at: Instant;
}
/** Written by a trigger: a public meeting went to another day. */
export interface MeetingMovedTable {
  id: ColumnType<string, never, never>;
  meeting_id: ColumnType<string, never, never>;
  from_at: ColumnType<Instant, never, never>;
  to_at: ColumnType<Instant, never, never>;
  at: ColumnType<Instant, never, never>;
}
export interface AdvanceQuestionTable {
  id: string;
  body_id: string;
  meeting_id: string;
  item_id: string | null;
  asked_by: string;
  received_at: Instant;
  /** By the deadline as it was then. */
  in_time: boolean;
  /** It may name a child. */
  held: boolean;
  /** As it was accepted. */
  words: string | null;
  accepted_at: Instant | null;
  accepted_by: string | null;
  withheld_at: Instant | null;
  withheld_why: Generated<string>;
  joined_into: string | null;
  split_at: Instant | null;
  split_from: string | null;
  consolidated_at: Instant | null;
  consolidated_by: string | null;
  again_of: string | null;
  made_by: string;
  version: Generated<number>;
}
/** As the member wrote it, and as an officer would have it: for those two alone. */
export interface QuestionWordsTable {
  id: string;
  question_id: string;
  number: number;
  kind: 'asked' | 'reworded';
  says: string;
  made_by: string;
  made_at: Instant;
  leave: boolean | null;
  leave_said: Generated<string>;
  leave_at: Instant | null;
}
export interface QuestionAskTable {
  id: string;
  question_id: string;
  organisation_id: string;
  partner: 'localAuthority' | 'health' | 'police' | null;
  made_by: string;
  made_at: Instant;
  /** The meeting's day when it was put. */
  meeting_day: Day;
  ended_at: Instant | null;
  ended_why: Generated<string>;
}
export interface QuestionAnswerTable {
  id: string;
  ask_id: string;
  number: number;
  kind: AnswerKind;
  says: string;
  made_by: string;
  made_at: Instant;
}
export interface AnswerCheckTable {
  answer_id: string;
  verdict: 'approved' | 'returned';
  said: Generated<string>;
  warned: ColumnType<readonly Warning[], string, never>;
  made_by: string;
  made_at: Instant;
}
export interface QuestionMinuteTable {
  question_id: string;
  entry_id: string;
  answer_id: string | null;
}

declare module '#db' {
  interface Database {
    scrutiny_board: ScrutinyBoardTable;
    scrutiny_year: ScrutinyYearTable;
    scrutiny_seat: ScrutinySeatTable;
    scrutiny_subject: ScrutinySubjectTable;
    programme_entry: ProgrammeEntryTable;
    scrutiny_report: ScrutinyReportTable;
    report_draft: ReportDraftTable;
    agenda_publication: AgendaPublicationTable;
    published_item: PublishedItemTable;
    urgent_item: UrgentItemTable;
    press_exclusion: PressExclusionTable;
    meeting_moved: MeetingMovedTable;
    advance_question: AdvanceQuestionTable;
    question_words: QuestionWordsTable;
    question_ask: QuestionAskTable;
    question_answer: QuestionAnswerTable;
    answer_check: AnswerCheckTable;
    question_minute: QuestionMinuteTable;
  }
}
