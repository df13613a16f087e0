import type { Generated } from 'kysely';
import type { Day, Instant } from '#kernel';
import type { Finding, Ground } from './rules.ts';

/** That a post may use emergency access: granted before it is needed. */
export interface EmergencyPermissionTable {
  id: string;
  post_id: string;
  restricted: boolean;
  from_day: Day;
  until_day: Day | null;
  granted_by: string;
  granted_at: Instant;
  ended_by: string | null;
}

/** One emergency: who, on what ground, and until when. */
export interface EmergencyAccessTable {
  id: string;
  post_id: string;
  staff_id: string;
  ground: Ground;
  restricted: boolean;
  opened_at: Instant;
  until_at: Instant;
  ended_at: Instant | null;
}

/** The words of its reason, which may name anybody: read by whoever typed them and by whoever reviews. */
export interface EmergencyReasonTable {
  access_id: string;
  staff_id: string;
  reason: string;
}

/** One child that was opened, and how many people were told. */
export interface EmergencyChildTable {
  access_id: string;
  child_id: string;
  staff_id: string;
  opened_at: Instant;
  told: Generated<number>;
}

/** What the reviewer asked, and the answer. */
export interface EmergencyQuestionTable {
  id: string;
  access_id: string;
  staff_id: string;
  question: string;
  asked_by: string;
  asked_at: Instant;
  answer: string | null;
  answered_by: string | null;
  answered_at: Instant | null;
}

/** How a review ended. */
export interface EmergencyReviewTable {
  access_id: string;
  finding: Finding;
  note: string;
  reviewed_by: string;
  reviewed_at: Instant;
}

declare module '#db' {
  interface Database {
    emergency_permission: EmergencyPermissionTable;
    emergency_access: EmergencyAccessTable;
    emergency_reason: EmergencyReasonTable;
    emergency_child: EmergencyChildTable;
    emergency_question: EmergencyQuestionTable;
    emergency_review: EmergencyReviewTable;
  }
}
