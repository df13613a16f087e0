import { type Actor, no, roles, type Verdict, yes } from '#kernel';

/** What people are told of recommendations, in words that name nobody. */
export const TOLD = {
  'recommendation.made': 'A body made a recommendation to your organisation',
  'recommendation.due': 'A recommendation waits for your organisation: three days are left',
  'recommendation.late': {
    words: 'Your organisation is late with a recommendation',
    urgent: true,
  },
  'recommendation.unanswered': 'A recommendation that you recorded was not answered in time',
  'recommendation.overdue': 'A recommendation that you recorded was not acted on in time',
  'recommendation.answered': 'A recommendation that you recorded was answered',
  'recommendation.offered': 'Evidence was offered for a recommendation that you recorded',
  'recommendation.judged': 'A body has judged what your organisation did about a recommendation',
} as const;

/** What can happen to a recommendation; each is a step of whoever took it, and never changes. */
export const STEPS = {
  accepted: 'Accepted',
  acceptedInPart: 'Accepted in part',
  notAccepted: 'Not accepted',
  progress: 'Progress',
  offered: 'Evidence of impact offered',
  returned: 'Returned',
  closed: 'Closed',
} as const;
export type Step = keyof typeof STEPS;

/** What a partner may answer: each with its reasons. */
export const ANSWERS = {
  accepted: 'Yes, we accept it',
  acceptedInPart: 'We accept it in part',
  notAccepted: 'No, we do not accept it',
} as const;
export type Answer = keyof typeof ANSWERS;

/** Where a recommendation stands: computed from its steps, never typed. */
export const STATES = {
  waiting: 'Not answered',
  accepted: 'Accepted',
  acceptedInPart: 'Accepted in part',
  notAccepted: 'Not accepted',
  offered: 'Evidence offered',
  returned: 'More evidence asked for',
  closed: 'Closed',
} as const;
export type State = keyof typeof STATES;
export type OpenState = Exclude<State, 'closed'>;
export const isState = (text: string): text is State => Object.hasOwn(STATES, text);

/** The states in which it waits for the partner; in the others for the body. */
export const WAITS_FOR_PARTNER: readonly State[] = ['waiting', 'accepted', 'acceptedInPart', 'returned'];

export type Part = 'partner' | 'body';
export const ACTS = ['answer', 'progress', 'offer', 'close', 'return'] as const;
export type Act = (typeof ACTS)[number];

const UNDER_WAY = { progress: ['partner'], offer: ['partner'] } as const;
/** THE state table: state × act × who. It draws the buttons and makes the refusals. */
const TABLE = {
  waiting: { answer: ['partner'] },
  accepted: UNDER_WAY,
  acceptedInPart: UNDER_WAY,
  notAccepted: { answer: ['partner'], close: ['body'], return: ['body'] },
  offered: { close: ['body'], return: ['body'] },
  returned: UNDER_WAY,
  closed: {},
} as const satisfies Record<State, Partial<Record<Act, readonly Part[]>>>;

const WORDS: Readonly<Record<Act, string>> = {
  answer: 'answer this recommendation',
  progress: 'tell of progress',
  offer: 'offer evidence of impact',
  close: 'close this recommendation',
  return: 'return this recommendation',
};

export interface RecommendationFacts {
  readonly state: State;
  readonly parts: readonly Part[];
}

/** May this be done to the recommendation now, by this post? The refusal says who can. */
export const canDo = (act: Act, { state, parts }: RecommendationFacts): Verdict => {
  const inState: Partial<Record<Act, readonly Part[]>> = TABLE[state];
  const who = inState[act];
  if (!who) return no(`You cannot ${WORDS[act]}: it stands as “${STATES[state]}”.`);
  if (!who.some((part) => parts.includes(part)))
    return no(
      `You cannot ${WORDS[act]}. ${
        who.includes('partner')
          ? 'Whoever answers for the partner can: its board member or safeguarding lead.'
          : 'The chair or the clerk of the body can.'
      }`,
    );
  return yes;
};
/** Every act that this post may do now: the buttons. */
export const actsOpen = (facts: RecommendationFacts): Act[] => ACTS.filter((act) => canDo(act, facts).ok);

/**
 * Whether a post answers for its organisation: its members of boards, and its roles that look across it (Working Together 2023, chapter 2: a
 * delegated partner speaks with authority and commits the organisation).
 */
export const answersFor = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'boardMember' || roles[role].scope === 'organisation';

/** How long ago a recommendation was made. */
export const AGES = {
  quarter: 'In the last three months',
  year: 'Three months to a year ago',
  older: 'More than a year ago',
} as const;
export type Age = keyof typeof AGES;
/** Within how many days before today each was made: from, until. */
export const AGE_DAYS: Readonly<Record<Age, readonly [number, number | null]>> = {
  quarter: [0, 91],
  year: [92, 365],
  older: [366, null],
};

/** What the register shows. */
export const WHICH = { open: 'Open', late: 'Late', ...STATES, all: 'All' } as const;
export type Which = keyof typeof WHICH;
