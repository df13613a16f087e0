import { type Actor, childLevelRoles, type Day, no, type Verdict, yes } from '#kernel';

/**
 * What the front door may decide. Working Together asks that within one working day of receiving a referral the local authority
 * decides what kind of response is needed, acknowledges it, and tells the referrer what was decided:
 * https://www.gov.uk/government/publications/working-together-to-safeguard-children--2
 */
export const DECISION_OUTCOMES = {
  noFurtherAction: { label: 'No further action', opensReferral: false },
  advice: { label: 'Information and advice', opensReferral: false },
  earlyHelp: { label: 'Early help', opensReferral: false },
  acceptedNoFurtherAction: { label: 'Referral accepted: no further action', opensReferral: true },
  section17: { label: 'Referral accepted: assessment under section 17', opensReferral: true },
  strategyDiscussion: { label: 'Referral accepted: strategy discussion', opensReferral: true },
  immediateProtection: { label: 'Referral accepted: immediate protection', opensReferral: true },
} as const;
export type DecisionOutcome = keyof typeof DECISION_OUTCOMES;

/** Whether a decision opens a referral: a request for services for a child, never the same thing as a contact. */
export const opensReferral = (outcome: DecisionOutcome): boolean => DECISION_OUTCOMES[outcome].opensReferral;

export const URGENCIES = {
  red: 'Red: within hours',
  amber: 'Amber: today',
  green: 'Green: within the working day',
} as const;
export type Urgency = keyof typeof URGENCIES;

export const IN_PLACE = {
  yes: 'Yes, it is in place',
  no: 'No, it has stopped or never started',
  notKnown: 'Not known: nobody has looked yet',
  noneNeeded: 'No support is needed',
} as const;
export type InPlace = keyof typeof IN_PLACE;

export const NOTE_PURPOSES = {
  question: 'Question to the sender',
  reply: 'Reply from the sender',
  addition: 'Addition by the sender',
  correction: 'Correction',
  passedOn: 'Passed on to another council',
  told: 'Sender told',
} as const;
export type NotePurpose = keyof typeof NOTE_PURPOSES;

/**
 * Whether the parents agree to receive a service. It is never the lawful basis for sharing: that is a question of its own
 * (DfE, Information sharing: advice for practitioners, 2024).
 */
export const SERVICE_AGREEMENTS = {
  agreed: 'Yes, they agree to a service',
  refused: 'No, they do not agree',
  notAsked: 'They were not asked',
} as const;

/** The basis on which this is shared: UK GDPR article 6, with Data Protection Act 2018 Schedule 1 paragraph 18 for special categories. */
export const LAWFUL_BASES = {
  publicTask: 'Public task: my organisation has a duty to safeguard children',
  legalObligation: 'Legal obligation: the law requires it to be shared',
  vitalInterests: 'Vital interests: a life may be at risk',
  legitimateInterests: 'Legitimate interests: a charity or private body protecting a child',
} as const;
export type LawfulBasis = keyof typeof LAWFUL_BASES;

/** Where a contact stands: computed from facts, never typed. */
export type Status = 'received' | 'taken' | 'proposed' | 'decided';
export const STATUSES: Readonly<Record<Status, string>> = {
  received: 'Waiting',
  taken: 'Being looked at',
  proposed: 'Waiting for a manager',
  decided: 'Decided',
};

/** What the spine calls the saying of whom a contact is about, in a child's story: who was worried, and never about whom. */
export const contactTitle = (senderOrganisation: string): string =>
  senderOrganisation.trim() === '' ? 'Contact at the front door' : `From ${senderOrganisation.trim()}`;

interface StatusFacts {
  readonly takenBy: string | null;
  readonly proposed: boolean;
  readonly decided: boolean;
}
/** The status that the facts make. */
export const statusOf = ({ takenBy, proposed, decided }: StatusFacts): Status =>
  decided ? 'decided' : proposed ? 'proposed' : takenBy ? 'taken' : 'received';

/** As what a post meets a contact: it sent it, it works at the front door, it manages the front door. */
export type Part = 'sender' | 'frontDoor' | 'manager';
export type Act =
  | 'take'
  | 'setUrgency'
  | 'identify'
  | 'ask'
  | 'reply'
  | 'add'
  | 'passOn'
  | 'tell'
  | 'decide'
  | 'authorise'
  | 'sendBack';

const DOOR = ['frontDoor', 'manager'] as const;

/** THE state table: status × act × who. It draws the buttons and makes the refusals. */
const ACTS = {
  received: {
    take: DOOR,
    setUrgency: DOOR,
    identify: DOOR,
    ask: DOOR,
    reply: ['sender'],
    add: ['sender'],
    passOn: DOOR,
    tell: DOOR,
    decide: DOOR,
  },
  taken: {
    take: DOOR,
    setUrgency: DOOR,
    identify: DOOR,
    ask: DOOR,
    reply: ['sender'],
    add: ['sender'],
    passOn: DOOR,
    tell: DOOR,
    decide: DOOR,
  },
  proposed: {
    setUrgency: DOOR,
    ask: DOOR,
    reply: ['sender'],
    add: ['sender'],
    tell: DOOR,
    authorise: ['manager'],
    sendBack: ['manager'],
  },
  decided: { add: ['sender'], tell: DOOR },
} as const satisfies Record<Status, Partial<Record<Act, readonly Part[]>>>;

const ACT_WORDS: Readonly<Record<Act, string>> = {
  take: 'take this contact',
  setUrgency: 'set its urgency',
  identify: 'say which child this is',
  ask: 'ask the sender for more',
  reply: 'reply',
  add: 'add to this contact',
  passOn: 'pass this contact on',
  tell: 'record that the sender was told',
  decide: 'decide',
  authorise: 'authorise the decision',
  sendBack: 'send the decision back',
};

/** What the rules know of a contact and of the post that meets it. */
export interface ContactFacts {
  readonly status: Status;
  readonly parts: readonly Part[];
  /** The acting post. */
  readonly post: string;
  readonly takenBy: string | null;
  readonly takenByName: string | null;
  readonly decidedBy: string | null;
  /** The sender has no account here: the front door took the contact down, and tells them by other means. */
  readonly byFrontDoor: boolean;
  /** The front door asked the sender for more. */
  readonly asked: boolean;
}

/** As what this post meets a contact that it sees. */
export const partsOf = (actor: Pick<Actor, 'role' | 'organisation'>, ownerOrganisation: string): Part[] => {
  const parts: Part[] = [];
  if (actor.organisation === ownerOrganisation) parts.push('sender');
  if (actor.role === 'frontDoorWorker') parts.push('frontDoor');
  if (actor.role === 'frontDoorManager') parts.push('manager');
  return parts;
};

/** May this post do this to the contact at all, however it stands? */
export const mayAct = (act: Act, { parts }: Pick<ContactFacts, 'parts'>): Verdict => {
  const ever = Object.values(ACTS).flatMap((acts: Partial<Record<Act, readonly Part[]>>) => acts[act] ?? []);
  if (ever.some((part) => parts.includes(part))) return yes;
  const who = ever.includes('sender')
    ? 'Its sender can.'
    : ever.includes('frontDoor')
      ? 'The front door can.'
      : 'A front door manager can.';
  return no(`Your post cannot ${ACT_WORDS[act]}. ${who}`);
};

/** May this be done to the contact now, by this post? The refusal says what to do instead. */
export const canDo = (act: Act, facts: ContactFacts): Verdict => {
  const ever = mayAct(act, facts);
  if (!ever.ok) return ever;
  const inStatus: Partial<Record<Act, readonly Part[]>> = ACTS[facts.status];
  const who = inStatus[act];
  if (!who)
    return no(
      facts.status === 'decided'
        ? `You cannot ${ACT_WORDS[act]}: this contact was decided. Open it to see what was decided.`
        : `You cannot ${ACT_WORDS[act]} while this contact is ${STATUSES[facts.status].toLowerCase()}.`,
    );
  if (act === 'take' && facts.takenBy === facts.post) return no('You have taken this contact already.');
  if (act === 'decide' && facts.takenBy !== null && facts.takenBy !== facts.post)
    return no(
      `${facts.takenByName ?? 'A colleague'} has taken this contact. Ask them, or take it over first, so that two people do not decide.`,
    );
  if (act === 'reply' && !facts.asked)
    return no('Nobody has asked you anything about this contact. Add to it instead.');
  if (act === 'tell' && !facts.byFrontDoor) return no('The sender of this contact sees its outcome here.');
  if (act === 'authorise' && facts.decidedBy === facts.post)
    return no('You proposed this decision, so another manager must authorise it.');
  return yes;
};

/** Every act that this post may do now: the buttons. */
export const actsOpen = (facts: ContactFacts): Act[] =>
  (Object.keys(ACT_WORDS) as Act[]).filter((act) => canDo(act, facts).ok); // the keys are exactly the acts

/** Whether a decision by this post waits for a manager, where the partnership's setting asks for one. */
export const needsAuthorising = (role: Actor['role'], managerAuthorises: boolean): boolean =>
  managerAuthorises && role !== 'frontDoorManager';

/** Any practitioner who works with children or families may raise a worry; posts that see no child's record cannot. */
export const mayRaise = (actor: Actor): Verdict =>
  childLevelRoles.includes(actor.role) && actor.role !== 'censusImport'
    ? yes
    : no(
        'Your post does not work with children’s records. To raise a worry, call the front door, or 999 in an emergency.',
      );

/** Whether a post takes worries down for somebody without an account: by telephone, or by the public form. */
export const takesDown = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'frontDoorWorker' || role === 'frontDoorManager' || role === 'publicForm';

/** The queue is the front door's. */
export const mayTriage = (actor: Actor): Verdict =>
  actor.role === 'frontDoorWorker' || actor.role === 'frontDoorManager'
    ? yes
    : no('Only the front door opens this queue. What you sent is under Sent.');

/** Anybody whose post reads contacts may ask to open one; the policies decide which. */
export const mayOpenContact = (actor: Actor): Verdict =>
  childLevelRoles.includes(actor.role) ? yes : no('Your post does not open children’s records.');

/** What somebody is reminded of. */
export const REMINDERS = {
  dueToday: 'A decision is due today',
  late: 'A decision is late',
  toAuthorise: 'A decision waits for a manager',
  named: 'It may be about a child whose record you are named on',
} as const;
export type ReminderState = keyof typeof REMINDERS;

/**
 * Which reminder the clock of a decision asks for: on the day that it is due once, and from then on once each working day.
 * Null while there is time.
 */
export const reminderOfClock = (
  clock: { readonly due: Day; readonly state: string },
  today: Day,
): { state: 'dueToday' | 'late'; onDay: Day } | null => {
  if (clock.state === 'dueToday') return { state: 'dueToday', onDay: clock.due };
  return clock.state === 'late' ? { state: 'late', onDay: today } : null;
};

/** The job that each contact sets off when it is sent. */
export const CONTACT_RECEIVED = 'contact-received';

/** What people are told of contacts: the kinds of news, in words that name nobody. */
export const TOLD = {
  'contact.received': 'A worry about a child waits at the front door',
  'contact.receivedUrgent': {
    words: 'A worry that says a child is in danger now waits at the front door',
    urgent: true,
  },
  'contact.named': { words: 'A contact waits for you', urgent: true },
  'contact.asked': { words: 'The front door asks you something about a worry that you sent', urgent: true },
  'contact.answered': 'The sender of a contact has said more',
  'contact.takenOver': 'A colleague took over a contact that you had',
  'contact.passedOn': 'A worry that you sent was passed on to another council',
  'contact.outcome': 'A worry that you sent has its outcome',
  'decision.toAuthorise': { words: 'A decision on a contact waits for you to authorise it', urgent: true },
  'decision.sentBack': 'A decision of yours was sent back to you',
} as const;

/** Everybody with a post may know the local levels of need: the document is published (Working Together). */
export const mayReadThresholds = (): Verdict => yes;
/** Administrators keep the threshold document. */
export const mayKeepThresholds = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'administrator'
    ? yes
    : no('Only an administrator keeps the threshold document. Ask your administrator to make the change.');

/** How a version of the threshold document stands on a day, among the first days of all. */
export const standingOfScheme = (
  from: Day,
  today: Day,
  all: readonly Day[],
): 'toCome' | 'inForce' | 'past' => {
  if (from > today) return 'toCome';
  return all.some((other) => other > from && other <= today) ? 'past' : 'inForce';
};

/**
 * From which day a version may be in force: from today on, so that what was decided stays under what was in force; the first of
 * all from any day, because it was in force before it was recorded here.
 */
export const canBeginOn = (from: Day, today: Day, others: readonly Day[]): Verdict => {
  if (others.includes(from)) return no('Another version is in force from that day. Enter another day');
  if (from < today && others.some((other) => other <= today))
    return no(
      'In force from must be today or later, because decisions were made under the version before it',
    );
  return yes;
};
