import { type Actor, no, type Role, roles, type Verdict, workerRoles, yes } from '#kernel';
import { ANSWERS, AT_RISK_STAGE, LAST_STAGE, stageOf } from './stages.ts';

/** The roles that raise and answer disagreements: a disagreement is a safeguarding record, read like any other. */
export const WORKERS: readonly Role[] = workerRoles;

/** Any agency's practitioner may raise one; posts that see no child's record cannot. */
export const mayDisagree = ({ role }: Pick<Actor, 'role'>): Verdict =>
  WORKERS.includes(role)
    ? yes
    : no(
        'Your post does not work with children’s records. To raise a worry, call the front door, or 999 in an emergency.',
      );

/** Who reads the patterns: those who answer for the partnership, none of whom sees a child's record. */
export const PATTERN_READERS: readonly Role[] = ['businessManager', 'independentScrutineer', 'boardMember'];
/** Who may open the patterns. */
export const mayReadPatterns = ({ role }: Pick<Actor, 'role'>): Verdict =>
  PATTERN_READERS.includes(role)
    ? yes
    : no('The patterns of disagreements are for the partnership: its business unit, scrutineer and boards.');

/** What it is about (domain reference 2.7). */
export const THEMES = {
  threshold: 'Threshold: whether help or protection is needed, and how much',
  assessment: 'The outcome of an assessment or enquiry',
  plan: 'A plan, or its progress',
  service: 'Services: who provides what, and whether they do',
  sharing: 'Sharing information',
  roles: 'Roles: who is responsible for what',
  other: 'Something else',
} as const;
export type Theme = keyof typeof THEMES;
/** Whether the text is a theme that we know. */
export const isTheme = (text: string): text is Theme => Object.hasOwn(THEMES, text);

/** What the agency that decided makes of it. */
export const REPLIES = {
  accept: 'We accept this, and change what we decided',
  partly: 'We accept part of this',
  keep: 'We keep our decision',
} as const;
export type Reply = keyof typeof REPLIES;
/** Whether the text is a reply that we know. */
export const isReply = (text: string): text is Reply => Object.hasOwn(REPLIES, text);
export const REPLY_WORDS: Readonly<Record<Reply, string>> = {
  accept: 'Accepted',
  partly: 'Accepted in part',
  keep: 'Decision kept',
};

/** How a disagreement ends. */
export const ENDINGS = {
  changed: 'The decision was changed',
  partlyChanged: 'Part of the decision was changed',
  stands: 'The decision stands, and we now agree with it',
  notAgreed: 'The partners’ decision stands, and we do not agree',
  withdrawn: 'Withdrawn',
} as const;
export type Ending = keyof typeof ENDINGS;
/** Whether the text is an ending that we know. */
export const isEnding = (text: string): text is Ending => Object.hasOwn(ENDINGS, text);

/** Where a disagreement stands: computed from its stages and steps, never typed. */
export type Status = 'waiting' | 'replied' | 'ended';
export const STATUSES: Readonly<Record<Status, string>> = {
  waiting: 'Waiting for a reply',
  replied: 'Replied to',
  ended: 'Ended',
};
/** The status that the facts make. */
export const statusOf = ({ open, replied }: { open: boolean; replied: boolean }): Status =>
  !open ? 'ended' : replied ? 'replied' : 'waiting';

/** As what a post meets a disagreement: of those who raised it, of those asked at its stage, of those asked at any. */
export type Part = 'raiser' | 'asked' | 'party';
export type Act = 'reply' | 'answer' | 'atRisk' | 'withdraw' | 'learn';

/** THE state table: status × act × who. It draws the buttons and makes the refusals. */
const ACTS = {
  waiting: { reply: ['asked'], atRisk: ['raiser'], withdraw: ['raiser'] },
  replied: { answer: ['raiser'], atRisk: ['raiser'], withdraw: ['raiser'] },
  ended: { learn: ['raiser', 'party'] },
} as const satisfies Record<Status, Partial<Record<Act, readonly Part[]>>>;

const ACT_WORDS: Readonly<Record<Act, string>> = {
  reply: 'reply to this disagreement',
  answer: 'say whether this is resolved',
  atRisk: 'say that a child is at immediate risk',
  withdraw: 'withdraw this disagreement',
  learn: 'say what was learned',
};

/** What the rules know of a disagreement and of the post that meets it. */
export interface DisagreementFacts {
  readonly status: Status;
  readonly stage: number;
  readonly parts: readonly Part[];
  /** Whether the acting person has replied at an earlier stage. */
  readonly repliedBefore: boolean;
}

type Meeting = Pick<Actor, 'role' | 'post' | 'body' | 'organisation'>;
interface Standing {
  readonly stage: number;
  readonly raisedBy: string;
  readonly raisedIn: string | null;
  readonly raisedFor: string;
  readonly withOrganisation: string;
  readonly withBody: string | null;
  /** The posts that the partners' stage was given to. */
  readonly given: readonly string[];
}

const isRaiser = (actor: Meeting, { raisedBy, raisedIn, raisedFor, withOrganisation }: Standing): boolean => {
  if (actor.post === raisedBy || (raisedIn !== null && actor.body === raisedIn)) return true;
  // Within one agency its leads are on neither side, until they are asked.
  return (
    actor.organisation === raisedFor &&
    raisedFor !== withOrganisation &&
    roles[actor.role].scope === 'organisation'
  );
};
const isDecider = (actor: Meeting, { withOrganisation, withBody }: Standing): boolean =>
  actor.organisation === withOrganisation &&
  ((withBody !== null && actor.body === withBody) || roles[actor.role].scope === 'organisation');

/** As what this post meets a disagreement that it sees. Nobody answers what they raised themselves. */
export const partsOf = (actor: Meeting, facts: Standing): Part[] => {
  if (isRaiser(actor, facts)) return ['raiser'];
  const given = facts.given.includes(actor.post);
  const decider = isDecider(actor, facts);
  const answers = ANSWERS[stageOf(facts.stage).asked];
  const asked =
    answers === 'given'
      ? given
      : decider && (answers === 'anybody' || answers.includes(actor.role)) && WORKERS.includes(actor.role);
  return [...(asked ? (['asked'] as const) : []), ...(asked || given || decider ? (['party'] as const) : [])];
};

const WHO: Readonly<Record<Part, string>> = {
  raiser: 'the agency that raised it',
  asked: 'those who are asked at this stage',
  party: 'those who have a part in it',
};

/** Whether this post may do that to the disagreement as it stands. */
export const canDo = (act: Act, { status, stage, parts, repliedBefore }: DisagreementFacts): Verdict => {
  const now: Partial<Record<Act, readonly Part[]>> = ACTS[status];
  const who = now[act];
  if (!who)
    return no(
      status === 'ended'
        ? `You cannot ${ACT_WORDS[act]}: it has ended.`
        : act === 'learn'
          ? 'Say what was learned once it has ended.'
          : act === 'reply'
            ? 'Somebody has replied at this stage. Whoever raised it answers now.'
            : `You cannot ${ACT_WORDS[act]} before there is a reply.`,
    );
  if (!who.some((part) => parts.includes(part)))
    return no(`Only ${who.map((part) => WHO[part]).join(' or ')} can ${ACT_WORDS[act]}.`);
  if (act === 'atRisk' && stage >= AT_RISK_STAGE)
    return no(
      'It is already with those whom an immediate risk goes to. Ring them, and call 999 if a child is in danger.',
    );
  if (act === 'reply' && repliedBefore)
    return no(
      'You replied at an earlier stage, so somebody else replies now: each stage is another pair of eyes.',
    );
  return yes;
};

/** Every act that this post may do now: the buttons. */
export const actsOpen = (facts: DisagreementFacts): Act[] =>
  (Object.keys(ACT_WORDS) as Act[]).filter((act) => canDo(act, facts).ok); // the keys are exactly the acts

/** Which endings an answer may have: only the partners' own decision can stand without agreement. */
export const endingsAt = (stage: number): readonly Exclude<Ending, 'withdrawn'>[] =>
  stage >= LAST_STAGE
    ? ['changed', 'partlyChanged', 'stands', 'notAgreed']
    : ['changed', 'partlyChanged', 'stands'];
