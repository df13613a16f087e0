import { no, type Verdict, yes } from '#kernel';

/** What people are told of promises: the kinds of news, in words that name nobody. */
export const TOLD = {
  'promise.given': 'A body was promised something by you or your team',
  'promise.due': 'A promise of yours is due in three days',
  'promise.late': { words: 'A promise of yours is late', urgent: true },
  'promise.lateForBody': 'A promise made to a body that you keep is late',
  'promise.offered': 'Evidence was offered for a promise that you keep',
  'promise.judged': 'A body has judged a promise of yours',
  'promise.moved': 'A promise of yours has another date',
} as const;

/** Who owes a promise: an organisation, a body such as a team, or one post. */
export const OWED_KINDS = ['organisation', 'body', 'post'] as const;
export type OwedKind = (typeof OWED_KINDS)[number];

/** What can happen to a promise; each is a step of whoever took it. */
export const STEPS = {
  taken: 'Taken',
  progress: 'Progress',
  moved: 'Moved to another day',
  offered: 'Evidence offered',
  reported: 'Reported to a meeting',
  discharged: 'Discharged',
  returned: 'Returned: not enough',
  released: 'Released',
} as const;
export type Step = keyof typeof STEPS;

/** Where a promise stands: computed from its steps, never typed. */
export const STATES = {
  open: 'Open',
  taken: 'Taken',
  offered: 'Evidence offered',
  returned: 'Returned',
  discharged: 'Discharged',
  released: 'Released',
} as const;
export type State = keyof typeof STATES;
export const isState = (text: string): text is State => Object.hasOwn(STATES, text);

/** The states in which it comes back on its body's next agenda. */
export const OUTSTANDING: readonly State[] = ['open', 'taken', 'offered', 'returned'];
export const isOutstanding = (state: State): boolean => OUTSTANDING.includes(state);

export type Part = 'owner' | 'body';
export const ACTS = [
  'take',
  'progress',
  'offer',
  'discharge',
  'return',
  'report',
  'move',
  'release',
] as const;
export type Act = (typeof ACTS)[number];

const ANY = { progress: ['owner'], report: ['owner', 'body'], move: ['body'], release: ['body'] } as const;
/** THE state table: state × act × who. It draws the buttons and makes the refusals. */
const TABLE = {
  open: { ...ANY, take: ['owner'], offer: ['owner'], discharge: ['body'] },
  taken: { ...ANY, offer: ['owner'], discharge: ['body'] },
  offered: { ...ANY, discharge: ['body'], return: ['body'] },
  returned: { ...ANY, take: ['owner'], offer: ['owner'], discharge: ['body'] },
  discharged: {},
  released: {},
} as const satisfies Record<State, Partial<Record<Act, readonly Part[]>>>;

const WORDS: Readonly<Record<Act, string>> = {
  take: 'take this promise',
  progress: 'tell of progress',
  offer: 'offer evidence',
  discharge: 'discharge this promise',
  return: 'return this promise',
  report: 'record that it was reported to a meeting',
  move: 'move this promise to another day',
  release: 'release this promise',
};

export interface PromiseFacts {
  readonly state: State;
  readonly parts: readonly Part[];
  /** It was given by this one post: somebody else judges it. */
  readonly ownAlone: boolean;
}
const JUDGING: readonly Act[] = ['discharge', 'return', 'release'];

/** May this be done to the promise now, by this post? The refusal says what to do instead. */
export const canDo = (act: Act, { state, parts, ownAlone }: PromiseFacts): Verdict => {
  const inState: Partial<Record<Act, readonly Part[]>> = TABLE[state];
  const who = inState[act];
  if (!who) return no(`You cannot ${WORDS[act]}: it is ${STATES[state].toLowerCase()}.`);
  if (!who.some((part) => parts.includes(part)))
    return no(
      `You cannot ${WORDS[act]}. ${who.includes('owner') ? 'Whoever owes it can.' : 'The chair or the clerk of the body can.'}`,
    );
  if (ownAlone && JUDGING.includes(act))
    return no(`You cannot ${WORDS[act]}: you owe it yourself. Somebody else of the body decides.`);
  return yes;
};
/** Every act that this post may do now: the buttons. */
export const actsOpen = (facts: PromiseFacts): Act[] => ACTS.filter((act) => canDo(act, facts).ok);

/** How old a promise is, since it was made. */
export const AGES = {
  month: 'Up to a month',
  quarter: 'One to three months',
  year: 'Three months to a year',
  older: 'More than a year',
} as const;
export type Age = keyof typeof AGES;
/** Within how many days before today each was made: from, until. */
export const AGE_DAYS: Readonly<Record<Age, readonly [number, number | null]>> = {
  month: [0, 30],
  quarter: [31, 91],
  year: [92, 365],
  older: [366, null],
};

/** What the register shows. */
export const WHICH = {
  outstanding: 'Outstanding',
  late: 'Late',
  ...STATES,
  all: 'All',
} as const;
export type Which = keyof typeof WHICH;
