import { type Actor, no, type Verdict, workerRoles, yes } from '#kernel';
import { FLAG_COUNCIL, FLAG_SENDERS } from './kinds.ts';

/** What was done about a flag, and what its sender is told of that: enough to know, and nothing of a plan or a worker. */
export const DONE = {
  contactRaised: { label: 'A contact was raised at the front door', told: 'actedOn' },
  passedToWorker: { label: 'Passed to the worker who knows the child', told: 'actedOn' },
  addedToPlan: { label: 'Added to what the child’s plan knows', told: 'actedOn' },
  supportGiven: { label: 'The child was met and supported at school', told: 'actedOn' },
  adviceGiven: { label: 'Advice was given to the sender or the family', told: 'actedOn' },
  noFurtherAction: { label: 'No further action', told: 'noFurtherAction' },
  notThisChild: { label: 'Wrong child, or nobody can be found', told: 'notThisChild' },
} as const;
export type Done = keyof typeof DONE;

/** What a sender is told, by category. */
export const TOLD = {
  actedOn: 'Acted on',
  noFurtherAction: 'No further action',
  notThisChild: 'Wrong child, or nobody could be found',
} as const;
export type Told = keyof typeof TOLD;

/** Where a flag stands: computed from facts, never typed. */
export type FlagStatus = 'received' | 'acknowledged' | 'answered';
export const FLAG_STATUSES: Readonly<Record<FlagStatus, string>> = {
  received: 'Not acknowledged',
  acknowledged: 'Acknowledged',
  answered: 'Answered',
};
/** The status that the facts make: an outcome settles it, whether or not somebody acknowledged it first. */
export const statusOf = (facts: {
  readonly acknowledged: boolean;
  readonly answered: boolean;
}): FlagStatus => (facts.answered ? 'answered' : facts.acknowledged ? 'acknowledged' : 'received');

/** As what a post meets a flag: it sent it, it works for children's social care, or it leads safeguarding at the school it went to. */
export type FlagPart = 'sender' | 'council' | 'school';
export type FlagAct = 'acknowledge' | 'identify' | 'raise' | 'answer';

const RECEIVERS = ['council', 'school'] as const;
/** THE state table: status × act × who. It draws the buttons and makes the refusals. */
const ACTS = {
  received: { acknowledge: RECEIVERS, identify: ['council'], raise: ['council'], answer: RECEIVERS },
  acknowledged: { identify: ['council'], raise: ['council'], answer: RECEIVERS },
  answered: {},
} as const satisfies Record<FlagStatus, Partial<Record<FlagAct, readonly FlagPart[]>>>;

const ACT_WORDS: Readonly<Record<FlagAct, string>> = {
  acknowledge: 'acknowledge this flag',
  identify: 'say which child it is about',
  raise: 'raise a contact from it',
  answer: 'say what was done about it',
};

export interface FlagFacts {
  readonly status: FlagStatus;
  readonly parts: readonly FlagPart[];
}

/** As what this post meets a flag that it sees. */
export const partsOf = (
  { role, organisation }: Pick<Actor, 'role' | 'organisation'>,
  flag: { readonly owner: string; readonly receiverKind: 'body' | 'organisation'; readonly receiver: string },
): FlagPart[] => {
  const parts: FlagPart[] = [];
  if (organisation === flag.owner) parts.push('sender');
  if (flag.receiverKind === 'body' && FLAG_COUNCIL.includes(role)) parts.push('council');
  if (flag.receiverKind === 'organisation' && organisation === flag.receiver && role === 'safeguardingLead')
    parts.push('school');
  return parts;
};

/** May this post do this to the flag at all, however it stands? */
export const mayAct = (act: FlagAct, { parts }: Pick<FlagFacts, 'parts'>): Verdict => {
  const ever = Object.values(ACTS).flatMap(
    (acts: Partial<Record<FlagAct, readonly FlagPart[]>>) => acts[act] ?? [],
  );
  return ever.some((part) => parts.includes(part))
    ? yes
    : no(`Your post cannot ${ACT_WORDS[act]}. Whoever received it can.`);
};

/** May this be done to the flag now, by this post? */
export const canDo = (act: FlagAct, facts: FlagFacts): Verdict => {
  const ever = mayAct(act, facts);
  if (!ever.ok) return ever;
  const now: Partial<Record<FlagAct, readonly FlagPart[]>> = ACTS[facts.status];
  if (now[act]?.some((part) => facts.parts.includes(part))) return yes;
  return no(
    facts.status === 'answered'
      ? `You cannot ${ACT_WORDS[act]}: it was answered. Open it to see what was done.`
      : 'This flag was acknowledged already. Say what was done about it.',
  );
};

/** Every act that this post may do now: the buttons. */
export const actsOpen = (facts: FlagFacts): FlagAct[] =>
  (Object.keys(ACT_WORDS) as FlagAct[]).filter((act) => canDo(act, facts).ok); // the keys are exactly the acts

/** What may be said was done: a school has no workers and no plans of the council's, and the council has no key adults. */
export const donesFor = (parts: readonly FlagPart[], identified: boolean): Done[] =>
  (Object.keys(DONE) as Done[]).filter((done) => {
    // The keys are exactly those of the table.
    if (done === 'contactRaised') return false;
    if (done === 'supportGiven') return parts.includes('school');
    if (done === 'passedToWorker' || done === 'addedToPlan') return parts.includes('council') && identified;
    return true;
  });

/** An agency's machine and its people send flags; the council's own people raise a contact instead. */
export const maySendFlag = ({ role }: Pick<Actor, 'role'>): Verdict =>
  FLAG_SENDERS.includes(role)
    ? yes
    : no('Flags come from partner agencies. If you are worried about a child, raise a worry.');

/** Whoever reads flags at all may ask to open one, a system those that it sent; the policies decide which. */
export const mayOpenFlag = ({ role }: Pick<Actor, 'role'>): Verdict =>
  workerRoles.includes(role) || role === 'agencySystem'
    ? yes
    : no('Your post does not open children’s records.');

/** The queue is for whoever receives flags: the council's posts, and safeguarding leads of schools. */
export const mayWorkFlags = ({ role }: Pick<Actor, 'role'>): Verdict =>
  FLAG_COUNCIL.includes(role) || role === 'safeguardingLead'
    ? yes
    : no('Only those who receive flags open this queue. What you sent is under Flags you sent.');

/** Flags to a council are worked by its council posts. */
export const mayWorkCouncilFlags = ({ role }: Pick<Actor, 'role'>): Verdict =>
  FLAG_COUNCIL.includes(role) ? yes : no('Only children’s social care does this.');

/** Where each kind goes is chosen by administrators, and read by the business unit too. */
export const mayReadRouting = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'administrator' || role === 'businessManager'
    ? yes
    : no('Only administrators and the business unit see where flags go.');
/** Whoever keeps the registers chooses where flags go. */
export const mayKeepRouting = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'administrator' ? yes : no('Only an administrator chooses where flags go.');
