import type { Instant } from '#kernel';

/** How long an upload that nobody finishes waits, and its report stays, in days. */
export const WAITS_DAYS = 14;

/** Where an upload stands: computed from facts, never typed. */
export type Stage = 'reading' | 'unreadable' | 'columns' | 'judging' | 'review' | 'committing' | 'done';
export const STAGES: Readonly<Record<Stage, string>> = {
  reading: 'Being read',
  unreadable: 'Could not be read',
  columns: 'Columns to choose',
  judging: 'Being checked',
  review: 'To be looked at',
  committing: 'Being added',
  done: 'Done',
};

interface StageFacts {
  readonly fault: string;
  readonly read_at: Instant | null;
  readonly mapped_at: Instant | null;
  readonly judged_at: Instant | null;
  readonly confirmed_at: Instant | null;
  readonly done_at: Instant | null;
}

/** The stage that the facts make. */
export const stageOf = (facts: StageFacts): Stage => {
  if (facts.fault !== '') return 'unreadable';
  if (facts.done_at !== null) return 'done';
  if (facts.confirmed_at !== null) return 'committing';
  if (facts.judged_at !== null) return 'review';
  if (facts.mapped_at !== null) return 'judging';
  return facts.read_at === null ? 'reading' : 'columns';
};

export type Verdict = 'new' | 'same' | 'refused';
export type Said = 'add' | 'same' | 'leave';
export type Outcome = 'added' | 'same' | 'left' | 'refused';

/** What becomes of a row when the upload is confirmed. A row that may be somebody who is recorded is left out until somebody says. */
export const becomes = (verdict: Verdict, said: Said | null, isContact: boolean): Outcome => {
  if (verdict === 'refused') return 'refused';
  if (said === 'leave') return 'left';
  if (said === 'same') return isContact ? 'added' : 'same';
  if (said === 'add' || verdict === 'new') return 'added';
  return 'left';
};

/** The jobs by which an upload goes on: each is sent for by the act before it. */
export const READ_UPLOAD = 'upload-reading';
export const JUDGE_UPLOAD = 'upload-judging';
export const COMMIT_UPLOAD = 'upload-committing';

/**
 * How many rows are looked into, or added, in one transaction: more would keep an embedded database from everybody else for longer than
 * a person waits.
 */
export const AT_ONCE = 250;
/** After so many transactions a job sends for itself, so that lists take turns, and what stops the program is taken up where it was. */
export const STEPS = 20;
