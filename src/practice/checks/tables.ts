import type { ColumnType, Generated } from 'kysely';
import type { Instant } from '#kernel';
import type { Answer, AskedKind, Condition, Ground, LawfulBasis, Urgency } from './rules.ts';

/** That an agency was asked: the council's, under the child. */
export interface AgencyCheckTable {
  id: string;
  contact_id: string | null;
  withdrawn_by: Generated<string | null>;
  withdrawn_at: Generated<Instant | null>;
  withdrawn_why: Generated<string>;
  version: Generated<number>;
}

/** A fact that was given: what it is, and what it says. */
export interface Given {
  readonly label: string;
  readonly value: string;
}

/** What was handed over, as it was handed over. */
export interface CheckRequestTable {
  id: string;
  check_id: string;
  asked_kind: AskedKind;
  asked_id: string;
  asked_organisation_id: string | null;
  about: string;
  given: ColumnType<readonly Given[], string, never>;
  question: string;
  purpose: string;
  lawful_basis: LawfulBasis;
  condition: Condition;
  family_told: boolean;
  family_not_told_why: string;
  urgency: Urgency;
  reach: string;
  asked_at: Instant;
  due_at: Instant;
  withdrawn_at: ColumnType<Instant | null, never, never>;
  withdrawn_why: ColumnType<string, never, never>;
}

/** What the agency says; a later one corrects an earlier. */
export interface CheckReplyTable {
  id: string;
  request_id: string;
  answer: Answer;
  known: string;
  searched: string;
  ground: Ground | null;
  reason: string;
  next_step: string;
  corrects_id: string | null;
  corrected_why: string;
}

/** The council's word that an answer came: written by a trigger. */
export interface CheckAnswerTable {
  id: ColumnType<string, never, never>;
  check_id: ColumnType<string, never, never>;
  reply_id: ColumnType<string, never, never>;
  answer: ColumnType<Answer, never, never>;
  answered_at: ColumnType<Instant, never, never>;
}

export interface OpenCheckTable {
  check_id: ColumnType<string, never, never>;
  request_id: ColumnType<string, never, never>;
  asked_id: ColumnType<string, never, never>;
  by_organisation_id: ColumnType<string, never, never>;
  due_at: ColumnType<Instant, never, never>;
  late_told_at: ColumnType<Instant | null, never, never>;
}

declare module '#db' {
  interface Database {
    agency_check: AgencyCheckTable;
    check_request: CheckRequestTable;
    check_reply: CheckReplyTable;
    check_answer: CheckAnswerTable;
    open_check: OpenCheckTable;
  }
}
