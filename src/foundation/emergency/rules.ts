import { type Actor, type Instant, no, type Role, type Verdict, workerRoles, yes } from '#kernel';

/**
 * How long an emergency access lasts: a local rule, in no law. Long enough for a night's urgent work on one child, short enough that
 * the next person gives a reason of their own.
 */
export const LASTS_HOURS = 4;

/** On what ground records are opened that nobody gave: vital interests and the safeguarding of a child (Data Protection Act 2018, schedule 1, paragraph 18). */
export const GROUNDS = {
  danger: 'A child may be in immediate danger',
  treatment: 'A child needs urgent medical treatment',
  missing: 'A child is missing and must be found',
  outOfHours: 'A decision cannot wait, and nobody who holds the record can be reached',
} as const;
export type Ground = keyof typeof GROUNDS;

/** What a review finds. */
export const FINDINGS = {
  needed: 'It was needed',
  notNeeded: 'It was not needed, and no more is to be done',
  takenFurther: 'It was not right, and was taken further',
} as const;
export type Finding = keyof typeof FINDINGS;

/** Everybody who works with children; whether the post itself was allowed it is data, and asked for each time. */
export const WORKERS: readonly Role[] = workerRoles;

/** May this role open an emergency at all? */
export const mayOpen = ({ role }: Pick<Actor, 'role'>): Verdict =>
  WORKERS.includes(role)
    ? yes
    : no('Emergency access is for posts that work with children. If a child is in danger now, ring 999.');

/** Accountability: UK GDPR, article 5(2). */
export const mayReview = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'informationGovernance'
    ? yes
    : no('Only the information governance lead reviews emergency access. Ask them, if you need to know.');

/** Whether a post may use it is settled beforehand, and by somebody who has no use for it. */
export const mayGrant = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'administrator' ? yes : no('Only an administrator allows a post emergency access. Ask yours.');

/** Everybody named on a child, and whoever works with it, may read who opened it: the policies say which those are. */
export const maySee = ({ role }: Pick<Actor, 'role'>): Verdict =>
  WORKERS.includes(role) || role === 'informationGovernance'
    ? yes
    : no('Emergency access is shown to the people who work with the child.');

/** Where an access stands, from its facts. */
export const STANDINGS = {
  open: 'Open now',
  toReview: 'To review',
  asked: 'Waiting for an answer',
  answered: 'Answered',
  closed: 'Reviewed',
} as const;
export type Stands = keyof typeof STANDINGS;

export interface AccessFacts {
  readonly until: Instant;
  readonly ended: Instant | null;
  readonly unanswered: boolean;
  readonly answered: boolean;
  readonly finding: Finding | null;
  readonly own: boolean;
}

/** Whether it admits anything still: until its time is over or somebody ends it. */
export const isOpen = ({ until, ended }: Pick<AccessFacts, 'until' | 'ended'>, now: Instant): boolean =>
  ended === null && until > now;

/** Status is computed: closed once reviewed, and until then by what is still owed. */
export const standsAt = (facts: AccessFacts, now: Instant): Stands => {
  if (facts.finding !== null) return 'closed';
  if (isOpen(facts, now)) return 'open';
  if (facts.unanswered) return 'asked';
  return facts.answered ? 'answered' : 'toReview';
};

export type Act = 'search' | 'end' | 'ask' | 'answer' | 'close';

/** The one table of status × act × who. The reviewer may stop an access that is still open, and close only one that is over. */
export const canDo = (act: Act, facts: AccessFacts, { role }: Pick<Actor, 'role'>, now: Instant): Verdict => {
  const open = isOpen(facts, now);
  if (act === 'search')
    return open && facts.own
      ? yes
      : no('This emergency access is over. If you still need it, open another and say why.');
  if (act === 'end')
    return open && (facts.own || role === 'informationGovernance')
      ? yes
      : no('This emergency access is over already.');
  if (act === 'answer')
    return facts.own && facts.unanswered ? yes : no('Nobody has asked you anything about this.');
  const reviewing = mayReview({ role });
  if (!reviewing.ok) return reviewing;
  if (facts.own) return no('You cannot review your own emergency access. Ask another lead.');
  if (facts.finding !== null) return no('This was reviewed already.');
  if (act === 'close' && open)
    return no('This emergency access is still open. End it first, or wait until it is over.');
  return yes;
};
