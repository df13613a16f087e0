import type { ClockId } from '#calendar';
import { type Actor, type Instant, no, type Role, roles, type Verdict, yes } from '#kernel';

/** How soon the front door needs an answer. The limits are local standards: no law sets one. */
export const URGENCIES = { immediate: 'Immediate', urgent: 'Urgent', routine: 'Routine' } as const;
export type Urgency = keyof typeof URGENCIES;
export const CLOCKS: Readonly<Record<Urgency, ClockId>> = {
  immediate: 'agencyCheckImmediate',
  urgent: 'agencyCheckUrgent',
  routine: 'agencyCheckRoutine',
};

/** The basis on which the details are given and the answer is asked for: UK GDPR article 6. Consent is rarely right for safeguarding. */
export const LAWFUL_BASES = {
  publicTask: 'Public task (article 6(1)(e)): deciding whether a child needs help or protection',
  legalObligation:
    'Legal obligation (article 6(1)(c)): enquiries under section 47 of the Children Act 1989, or a duty to share',
  vitalInterests: 'Vital interests (article 6(1)(d)): a life may be at risk',
} as const;
export type LawfulBasis = keyof typeof LAWFUL_BASES;

/** What more is needed for health, ethnicity and the like: UK GDPR article 9 with Data Protection Act 2018, Schedule 1. */
export const CONDITIONS = {
  safeguarding: 'Safeguarding of children and of individuals at risk (Schedule 1, paragraph 18)',
  healthOrSocialCare: 'Health or social care (Schedule 1, paragraph 2)',
  vitalInterests: 'Vital interests (article 9(2)(c))',
} as const;
export type Condition = keyof typeof CONDITIONS;

export const ANSWERS = {
  known: 'We know something relevant',
  nothing: 'We searched, and nothing is known',
  refused: 'We refuse to share',
} as const;
export type Answer = keyof typeof ANSWERS;
/** The same in a word or two, as those who asked read it. */
export const ANSWERED: Readonly<Record<Answer, string>> = {
  known: 'Something known',
  nothing: 'Nothing known',
  refused: 'Refused',
};

/**
 * On which ground an agency refuses. A refusal is a decision like any other: it has a reason, and it is recorded (DfE, Information
 * sharing: advice for practitioners, 2024, golden rule 7).
 */
export const GROUNDS = {
  tooMuch: 'More is asked than is necessary or proportionate for the purpose',
  noBasis: 'We see no lawful basis for sharing it',
  harm: 'Sharing it would be likely to do somebody serious harm',
  investigation: 'Sharing it would prejudice a criminal investigation or proceedings',
  privilege: 'It is privileged, or a court has forbidden it',
} as const;
export type Ground = keyof typeof GROUNDS;

/** Where a check stands: computed from its answers, never typed. */
export type Status = 'waiting' | 'answered' | 'withdrawn';
/** The status that the facts make: what was answered was answered, whatever else became of it. */
export const statusOf = ({
  answered,
  withdrawn,
}: {
  readonly answered: boolean;
  readonly withdrawn: boolean;
}): Status => (answered ? 'answered' : withdrawn ? 'withdrawn' : 'waiting');

/** As what a post meets a check: it works where it was asked, or it was asked itself. */
export type Part = 'asking' | 'asked';
export type Act = 'reply' | 'correct' | 'withdraw';

/** THE state table: status × act × who. It draws the buttons and makes the refusals. */
const ACTS = {
  waiting: { reply: ['asked'], withdraw: ['asking'] },
  answered: { correct: ['asked'] },
  withdrawn: {},
} as const satisfies Record<Status, Partial<Record<Act, readonly Part[]>>>;
const ACT_WORDS: Readonly<Record<Act, string>> = {
  reply: 'reply to this request',
  correct: 'correct this answer',
  withdraw: 'withdraw this check',
};
const STATUS_WORDS: Readonly<Record<Status, string>> = {
  waiting: 'nobody has answered it yet',
  answered: 'it was answered',
  withdrawn: 'it was withdrawn',
};

export interface CheckFacts {
  readonly status: Status;
  readonly parts: readonly Part[];
}

/** May this be done now, by this post? The refusal says why not. */
export const canDo = (act: Act, { status, parts }: CheckFacts): Verdict => {
  const inStatus: Partial<Record<Act, readonly Part[]>> = ACTS[status];
  const who = inStatus[act];
  if (!who) return no(`You cannot ${ACT_WORDS[act]}: ${STATUS_WORDS[status]}.`);
  if (who.some((part) => parts.includes(part))) return yes;
  return no(
    `You cannot ${ACT_WORDS[act]}. ${act === 'withdraw' ? 'The front door can.' : 'Whoever was asked can.'}`,
  );
};
const ALL_ACTS: readonly Act[] = ['reply', 'correct', 'withdraw'];
/** Every act that this post may do now: the buttons. */
export const actsOpen = (facts: CheckFacts): Act[] => ALL_ACTS.filter((act) => canDo(act, facts).ok);

export const ASKED_KINDS = ['organisation', 'body', 'post'] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];
/** Who is asked, as a form's answer names it. */
export interface Asked {
  readonly kind: AskedKind;
  readonly id: string;
}
const ASKED = /^(organisation|body|post):([0-9a-f-]{36})$/;
/** Who is meant by what a form sends; null where it names nobody. */
export const readAsked = (value: string): Asked | null => {
  const [, kind, id] = ASKED.exec(value) ?? [];
  const known = ASKED_KINDS.find((each) => each === kind);
  return known && id !== undefined ? { kind: known, id } : null;
};

/** Those who ask: the front door. */
export const ASKERS: readonly Role[] = ['frontDoorWorker', 'frontDoorManager'];
/** Those of the council who read what agencies say. */
export const READERS: readonly Role[] = [...ASKERS, 'socialWorker', 'teamManager'];
/** Those who may be asked: what an agency's system answers is the agency's answer. */
export const ANSWERERS: readonly Role[] = [
  'practitioner',
  'safeguardingLead',
  'socialWorker',
  'teamManager',
  'agencySystem',
];

/** Whether a post was asked: a team's request is its whole team's, an organisation's is its leads'. */
export const isAsked = (
  { role, post, body, organisation }: Pick<Actor, 'role' | 'post' | 'body' | 'organisation'>,
  { kind, id }: Asked,
): boolean => {
  if (!ANSWERERS.includes(role)) return false;
  if (kind === 'post') return post === id;
  if (kind === 'body') return body === id;
  return organisation === id && roles[role].scope === 'organisation';
};

type Meeting = Pick<Actor, 'role' | 'post' | 'body' | 'organisation'>;
/** As what this post meets a check that it sees. */
export const partsOf = (actor: Meeting, asked: Asked, owner: string): Part[] => [
  ...(ASKERS.includes(actor.role) && actor.organisation === owner ? ['asking' as const] : []),
  ...(isAsked(actor, asked) ? ['asked' as const] : []),
];

/** Asking is the front door's, because it decides by the answers. */
export const mayAsk = ({ role }: Pick<Actor, 'role'>): Verdict =>
  ASKERS.includes(role) ? yes : no('Only the front door asks other agencies. Ask it to.');
/** Whose work the answers are for; which of them is decided by the policies. */
export const mayReadChecks = ({ role }: Pick<Actor, 'role'>): Verdict =>
  READERS.includes(role) ? yes : no('Your post does not read what agencies told the front door.');
/** Whose work it is to answer the front door (Children Act 2004 section 11). */
export const mayAnswer = ({ role }: Pick<Actor, 'role'>): Verdict =>
  ANSWERERS.includes(role) ? yes : no('Requests for checks come to the posts that work with children.');

/** Everybody with a post reads figures, with small numbers suppressed but for those who work with children's records. */
export const mayReadLateness = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'censusImport' || role === 'agencySystem' ? no('This post reads no figures.') : yes;

/**
 * Who may be asked about a child: any inbox, or any organisation's safeguarding leads. About a restricted child one person of an
 * agency alone: its safeguarding lead, or somebody named on the record; never an inbox.
 */
export const canBeAsked = (kind: AskedKind, restricted: boolean): Verdict =>
  restricted === (kind === 'post')
    ? yes
    : no(
        restricted
          ? 'Select one person: this child’s record is restricted, and a whole inbox would read your request'
          : 'Select a team or an organisation: its inbox is looked after when somebody is away',
      );

/** How a check came out in time, as far as it can be told at a moment. */
export type Timing = 'inTime' | 'late' | 'notDue';
/** Whether an agency answered by the limit that it was told, for the figures of lateness. */
export const timingOf = (
  dueAt: Instant,
  answeredAt: Instant | null,
  withdrawnAt: Instant | null,
  now: Instant,
): Timing => {
  if (answeredAt !== null) return answeredAt <= dueAt ? 'inTime' : 'late';
  // Withdrawn before it was late, it was never owed; after that it had been late already.
  return (withdrawnAt ?? now) <= dueAt ? 'notDue' : 'late';
};
