import { type Day, dayOf, type Instant, no, type Verdict, yes } from '#kernel';

/** What is known of a credential. */
export interface CredentialFacts {
  readonly until: Day | null;
  readonly endedAt: Instant | null;
}

export const credentialStates = {
  works: 'Works',
  expired: 'Past its last day',
  ended: 'Ended',
} as const;
export type CredentialState = keyof typeof credentialStates;

/** How a credential stands: computed from its days, never typed. */
export const credentialState = ({ until, endedAt }: CredentialFacts, today: Day): CredentialState => {
  if (endedAt !== null) return 'ended';
  return until !== null && until < today ? 'expired' : 'works';
};

/** Two at once, so that a new one can be put in place before the old one ends; no more, so that somebody knows where each is. */
const AT_ONCE = 2;

/** Whether a system may have one more credential beside those that it has. */
export const canMakeCredential = (
  held: readonly CredentialFacts[],
  today: Day,
  postIsOver: boolean,
): Verdict => {
  if (postIsOver) return no('The post of this system has ended. Add the system again to give it another.');
  return held.filter((each) => credentialState(each, today) === 'works').length < AT_ONCE
    ? yes
    : no('This system has two credentials that work. End one of them first.');
};

/** Whether a credential can still be ended. */
export const canEndCredential = (state: CredentialState): Verdict =>
  state === 'ended' ? no('This credential has already ended.') : yes;

/** How many days before its last one a credential is shown as due for another. */
const SOON = 30;
/** Whether a credential that works is soon past its last day. */
export const endsSoon = ({ until, endedAt }: CredentialFacts, now: Instant): boolean =>
  endedAt === null &&
  until !== null &&
  until >= dayOf(now) &&
  Date.parse(until) - Date.parse(now) < SOON * 86_400_000;
