import { type Actor, no, type Role, roles, type Verdict, workerRoles, yes } from '#kernel';

/** What people are told of actions: the kinds of news, in words that name nobody. */
export const TOLD = {
  'action.set': 'An action waits for you or your team',
  'action.assigned': 'An action was assigned to you',
  'action.due': 'An action is due today',
  'action.changed': 'An action of yours has another date, or is no longer needed',
  'action.ended': 'An action that you set was done, or will not be done',
} as const;

/** The roles that set actions and owe them: an action is a safeguarding record, read like any other. */
export const WORKERS: readonly Role[] = workerRoles;
/** Those who answer for a team's or an organisation's work. */
const LEADS: readonly Role[] = ['safeguardingLead', 'frontDoorManager', 'teamManager'];

/** Who owes an action: an organisation, a body such as a team, or one post. */
export const OWED_KINDS = ['organisation', 'body', 'post'] as const;
export type OwedKind = (typeof OWED_KINDS)[number];

/** What can happen to an action; each is a record of whoever did it. */
export const STEPS = {
  taken: 'Taken',
  assigned: 'Assigned',
  handedBack: 'Handed back',
  done: 'Done',
  notDone: 'Not done',
  dateChanged: 'Date changed',
  cancelled: 'Cancelled',
} as const;
export type Step = keyof typeof STEPS;
const ENDINGS = ['done', 'notDone', 'cancelled'] as const;
type Ending = (typeof ENDINGS)[number];

/** Where an action stands: computed from its steps, never typed. */
export type Status = 'waiting' | 'taken' | Ending;
export const STATUSES: Readonly<Record<Status, string>> = {
  waiting: 'Waiting',
  taken: 'Taken',
  done: 'Done',
  notDone: 'Not done',
  cancelled: 'Cancelled',
};

/** The status that the facts make: how it ended, or whether somebody has it. */
export const statusOf = ({
  ending,
  heldBy,
}: {
  readonly ending: Step | null;
  readonly heldBy: string | null;
}): Status => ENDINGS.find((each) => each === ending) ?? (heldBy === null ? 'waiting' : 'taken');

/** As what a post meets an action: it set it, it owes it, it has it, it leads those who owe it. */
export type Part = 'setter' | 'owing' | 'holder' | 'lead';
export type Act = 'take' | 'assign' | 'handBack' | 'done' | 'notDone' | 'changeDate' | 'cancel';

const SET = { changeDate: ['setter'], cancel: ['setter'] } as const;

/** THE state table: status × act × who. It draws the buttons and makes the refusals. */
const ACTS = {
  waiting: { take: ['owing'], assign: ['owing'], done: ['owing'], notDone: ['owing'], ...SET },
  taken: {
    assign: ['holder', 'lead'],
    handBack: ['holder', 'lead'],
    done: ['holder'],
    notDone: ['holder'],
    ...SET,
  },
  done: {},
  notDone: {},
  cancelled: {},
} as const satisfies Record<Status, Partial<Record<Act, readonly Part[]>>>;

const ACT_WORDS: Readonly<Record<Act, string>> = {
  take: 'take this action',
  assign: 'assign this action',
  handBack: 'hand this action back',
  done: 'say that this action is done',
  notDone: 'say that this action will not be done',
  changeDate: 'change the date of this action',
  cancel: 'cancel this action',
};

/** What the rules know of an action and of the post that meets it. */
export interface ActionFacts {
  readonly status: Status;
  readonly parts: readonly Part[];
  readonly owedKind: OwedKind;
  readonly heldByName: string | null;
}

interface Standing {
  readonly owedKind: OwedKind;
  readonly owedId: string;
  readonly heldBy: string | null;
  /** The post that set it, and the team and organisation that it sits in. */
  readonly setBy: string;
  readonly setBody: string | null;
  readonly setOrganisation: string;
}
type Meeting = Pick<Actor, 'role' | 'post' | 'body' | 'organisation'>;

/** Whether a post owes what is owed by that organisation, body or post: an organisation's work is its safeguarding leads'. */
const owes = ({ role, post, body, organisation }: Meeting, { owedKind, owedId }: Standing): boolean => {
  switch (owedKind) {
    case 'post':
      return post === owedId;
    case 'body':
      return body === owedId;
    case 'organisation':
      return organisation === owedId && roles[role].scope === 'organisation';
  }
};

/** As what this post meets an action that it sees. Its team, and whoever leads in its organisation, set it as much as itself. */
export const partsOf = (actor: Meeting, action: Standing): Part[] => {
  const owing = owes(actor, action);
  const leads = LEADS.includes(actor.role);
  const set =
    actor.post === action.setBy ||
    (action.setBody !== null && actor.body === action.setBody) ||
    (leads && actor.organisation === action.setOrganisation);
  return [
    ...(set ? ['setter' as const] : []),
    ...(owing ? ['owing' as const] : []),
    ...(action.heldBy === actor.post ? ['holder' as const] : []),
    ...(owing && leads ? ['lead' as const] : []),
  ];
};

const whoMay = (act: Act, { status, heldByName }: ActionFacts): string => {
  if (act === 'changeDate' || act === 'cancel') return 'Whoever set it can.';
  if (status === 'taken')
    return `${heldByName ?? 'A colleague'} has it. Ask them to hand it back, so that two people do not do one thing.`;
  return 'Whoever owes it can.';
};

/** May this be done to the action now, by this post? The refusal says what to do instead. */
export const canDo = (act: Act, facts: ActionFacts): Verdict => {
  const { status, parts, owedKind, heldByName } = facts;
  const inStatus: Partial<Record<Act, readonly Part[]>> = ACTS[status];
  const who = inStatus[act];
  if (act === 'take' && status === 'taken')
    return parts.includes('holder')
      ? no('You have this action already.')
      : no(
          `${heldByName ?? 'A colleague'} has taken this. Ask them to hand it back, so that two people do not do one thing.`,
        );
  if (!who) return no(`You cannot ${ACT_WORDS[act]}: it is ${STATUSES[status].toLowerCase()}.`);
  if (!who.some((part) => parts.includes(part)))
    return no(`You cannot ${ACT_WORDS[act]}. ${whoMay(act, facts)}`);
  if (owedKind === 'post' && (act === 'assign' || act === 'handBack'))
    return no(`You cannot ${ACT_WORDS[act]}: it was set for one post. Ask whoever set it to set it anew.`);
  return yes;
};

const ALL_ACTS: readonly Act[] = ['take', 'done', 'notDone', 'assign', 'handBack', 'changeDate', 'cancel'];
/** Every act that this post may do now: the buttons. */
export const actsOpen = (facts: ActionFacts): Act[] => ALL_ACTS.filter((act) => canDo(act, facts).ok);

/** Whether a post works with actions at all; which of them it sees is decided by the policies. */
export const mayWork = ({ role }: Pick<Actor, 'role'>): Verdict =>
  WORKERS.includes(role)
    ? yes
    : no('Your post does not work with children’s records. Ask your administrator if you think it should.');

/** Whether a post of that role may be given work of an organisation's or of a team's. */
export const canBeGiven = (role: Role, owedKind: OwedKind): boolean =>
  WORKERS.includes(role) && (owedKind !== 'organisation' || roles[role].scope === 'organisation');

/** Whose actions a list shows. */
export const WHOSE = {
  mine: 'Mine',
  team: 'My team’s',
  organisation: 'My organisation’s',
  set: 'Set by me',
} as const;
export type Whose = keyof typeof WHOSE;

/** The lists that a post can ask for: a team's where it sits in one, an organisation's where its role looks so far. */
export const listsOf = ({ role, body }: Pick<Actor, 'role' | 'body'>): Whose[] => [
  'mine',
  ...(body === null ? [] : ['team' as const]),
  ...(roles[role].scope === 'organisation' ? ['organisation' as const] : []),
  'set',
];

/** Which of them: still owed, owed since before today, or ended. */
export const WHICH = { open: 'Open', overdue: 'Overdue', ended: 'Ended' } as const;
export type Which = keyof typeof WHICH;
