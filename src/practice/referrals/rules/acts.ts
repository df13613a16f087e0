import { type Actor, childLevelRoles, no, type Verdict, yes } from '#kernel';

/** Where a contact stands: computed from facts, never typed. */
export type Status = 'received' | 'taken' | 'proposed' | 'decided';
export const STATUSES: Readonly<Record<Status, string>> = {
  received: 'Waiting',
  taken: 'Being looked at',
  proposed: 'Waiting for a manager',
  decided: 'Decided',
};

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
