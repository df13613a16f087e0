import { type Day, no, type Verdict, yes } from '#kernel';

export const ANSWER_KINDS = {
  answered: 'Answer',
  nil: 'We hold nothing on this (a nil answer)',
  declined: 'We decline to answer, and say why',
} as const;
export type AnswerKind = keyof typeof ANSWER_KINDS;

export const PARTNERS = {
  localAuthority: 'Local authority',
  health: 'Health',
  police: 'Police',
} as const;
export type Partner = keyof typeof PARTNERS;

/** How a question stands: computed from what was done to it. */
export const STATES = {
  received: 'Received',
  held: 'Held back',
  rewording: 'Waits for the member’s leave',
  accepted: 'Accepted',
  allocated: 'Put to those asked',
  answered: 'Answered by all',
  consolidated: 'Ready to publish',
  joined: 'Joined with another',
  split: 'Split into others',
  withheld: 'Withheld',
} as const;
export type QuestionState = keyof typeof STATES;

export interface QuestionFacts {
  readonly held: boolean;
  readonly accepted: boolean;
  readonly withheld: boolean;
  readonly joined: boolean;
  readonly split: boolean;
  readonly consolidated: boolean;
  /** New words wait for the member's leave. */
  readonly askedLeave: boolean;
  /** How many it is put to, and how many of those have an approved answer to their latest word. */
  readonly asked: number;
  readonly approved: number;
}
export const stateOf = (facts: QuestionFacts): QuestionState => {
  if (facts.withheld) return 'withheld';
  if (facts.joined) return 'joined';
  if (facts.split) return 'split';
  if (facts.consolidated) return 'consolidated';
  if (facts.accepted) {
    if (facts.asked === 0) return 'accepted';
    return facts.approved >= facts.asked ? 'answered' : 'allocated';
  }
  if (facts.askedLeave) return 'rewording';
  return facts.held ? 'held' : 'received';
};

export const QUESTION_ACTS = [
  'accept',
  'reword',
  'leave',
  'again',
  'withhold',
  'split',
  'join',
  'allocate',
  'consolidate',
  'minute',
] as const;
export type QuestionAct = (typeof QUESTION_ACTS)[number];
export type Party = 'officer' | 'author' | 'other';

/** THE state table: how a question stands × act. */
const OPEN: Readonly<Record<QuestionState, readonly QuestionAct[]>> = {
  received: ['accept', 'reword', 'again', 'withhold', 'split', 'join'],
  held: ['accept', 'reword', 'again', 'withhold', 'split'],
  rewording: ['leave', 'reword', 'again', 'withhold'],
  accepted: ['allocate', 'withhold', 'split', 'join', 'minute'],
  allocated: ['allocate', 'consolidate', 'minute'],
  answered: ['allocate', 'consolidate', 'minute'],
  consolidated: ['minute'],
  joined: [],
  split: [],
  withheld: [],
};
const WHO: Readonly<Record<QuestionAct, readonly Party[]>> = {
  accept: ['officer'],
  reword: ['officer'],
  leave: ['author'],
  again: ['author'],
  withhold: ['officer'],
  split: ['officer'],
  join: ['officer'],
  allocate: ['officer'],
  consolidate: ['officer'],
  minute: ['officer'],
};
const WORDS: Readonly<Record<QuestionAct, string>> = {
  accept: 'be accepted',
  reword: 'be reworded',
  leave: 'be given leave to',
  again: 'be written again',
  withhold: 'be withheld',
  split: 'be split',
  join: 'be joined with another',
  allocate: 'be put to anybody',
  consolidate: 'be made ready to publish',
  minute: 'be minuted',
};
const NAMED_LOWER: Readonly<Record<QuestionState, string>> = {
  received: 'it was only received',
  held: 'it is held back',
  rewording: 'it waits for the member’s leave to its new words',
  accepted: 'it was accepted already',
  allocated: 'it was put to those asked already',
  answered: 'everybody has answered it',
  consolidated: 'it is ready to publish',
  joined: 'it was joined with another',
  split: 'it was split into others',
  withheld: 'it was withheld',
};

/** May this be done to a question now, by this party? The refusal is a sentence. */
export const canDo = (act: QuestionAct, state: QuestionState, party: Party): Verdict => {
  if (!WHO[act].includes(party))
    return no(
      WHO[act].includes('author')
        ? 'Only the member who asked the question can do that.'
        : 'Democratic services and the business unit do that. Ask one of them.',
    );
  return OPEN[state].includes(act)
    ? yes
    : no(`The question cannot ${WORDS[act]}: ${NAMED_LOWER[state]}. Look at it as it is now.`);
};
export const actsOpen = (state: QuestionState, party: Party): QuestionAct[] =>
  QUESTION_ACTS.filter((act) => canDo(act, state, party).ok);

/**
 * Whether a question counts as in time: received by the deadline, as it was when the question came or as it is now. A meeting that is
 * brought forward makes no question late, and one that is put off takes in those that were.
 */
export const isInTime = (
  question: { readonly wasInTime: boolean; readonly receivedDay: Day },
  deadline: Day,
): boolean => question.wasInTime || question.receivedDay <= deadline;

/**
 * Which clock an answer runs by: the working day before the meeting, where the question came in time and there is a day left; otherwise
 * ten working days after it. Each ask has its own, by the day on which it was put.
 */
export const answerClock = (facts: {
  readonly inTime: boolean;
  readonly putOn: Day;
  readonly dueBefore: Day;
}): 'questionAnswer' | 'questionAnswerAfter' =>
  facts.inTime && facts.putOn < facts.dueBefore ? 'questionAnswer' : 'questionAnswerAfter';

export interface Version {
  readonly number: number;
  readonly check: 'approved' | 'returned' | null;
}
/**
 * How an answer stands: by its latest version. One changed after it was approved is checked again; until then the approved one stands.
 */
export const ANSWER_STATES = {
  none: 'Not answered',
  toCheck: 'Being checked',
  returned: 'Sent back',
  approved: 'Approved',
} as const;
export type AnswerState = keyof typeof ANSWER_STATES;
/** The version that the public may read: the latest that was approved. */
export const publicVersion = <V extends Version>(versions: readonly V[]): V | null =>
  versions.reduce<V | null>(
    (last, each) => (each.check === 'approved' && (last === null || each.number > last.number) ? each : last),
    null,
  );
