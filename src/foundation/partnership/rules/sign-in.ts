import { type Instant, no, type Verdict, yes } from '#kernel';

/** What is known of how a person signs in: facts of their account, when there is one. */
export interface SignInFacts {
  readonly hasPassword: boolean;
  readonly madeUp: boolean;
  /** Until when the link works that was handed over last, where it still does. */
  readonly linkUntil: Instant | null;
  /** Their organisation's directory has said who they are. */
  readonly byDirectory: boolean;
  /** A code from an app is asked for. */
  readonly hasAuthenticator: boolean;
  readonly passkeys: number;
  /** In how many browsers they are signed in, or were until they closed them. */
  readonly sessions: number;
}

/** How a person signs in, in words; nobody types it. */
export const signIns = {
  notInvited: 'Not invited yet',
  invited: 'Invited',
  lapsed: 'Invited, and the link works no more',
  signsIn: 'Yes',
  directory: 'Yes, through their organisation',
  resetting: 'Yes, and a link for a new password was made',
  madeUp: 'Made up: signed in as without a password, in the demonstration',
} as const;
export type SignIn = keyof typeof signIns;

/** How a person signs in, computed from the facts of the account; null where there is none. */
export const signInOf = (facts: SignInFacts | null): SignIn => {
  if (facts === null) return 'notInvited';
  if (facts.hasPassword) return facts.linkUntil ? 'resetting' : 'signsIn';
  if (facts.linkUntil) return 'invited';
  if (facts.byDirectory) return 'directory';
  return facts.madeUp ? 'madeUp' : 'lapsed';
};

/** What somebody signs in with besides a password, in words. */
export const sayMeans = (facts: SignInFacts | null): string => {
  if (facts === null) return 'None';
  const { hasAuthenticator, passkeys } = facts;
  const said = [
    ...(hasAuthenticator ? ['an app that shows codes'] : []),
    ...(passkeys > 0 ? [passkeys === 1 ? '1 passkey' : `${passkeys} passkeys`] : []),
  ].join(' and ');
  return said === '' ? 'None' : said.replace(/^./, (letter) => letter.toUpperCase());
};

/** What an administrator may do about how somebody signs in, and when: the one table behind the buttons and the refusals. */
const rules = {
  invite: {
    while: ['notInvited', 'invited', 'lapsed', 'directory'],
    otherwise: 'This person can sign in already. Make a link for a new password instead.',
  },
  reset: {
    while: ['signsIn', 'resetting'],
    otherwise: 'This person has no password yet. Invite them to sign in instead.',
  },
  withdraw: {
    while: ['invited', 'resetting'],
    otherwise: 'There is no link that works. It was used, withdrawn, or too old.',
  },
} as const satisfies Record<string, { while: readonly SignIn[]; otherwise: string }>;
export type LinkAct = keyof typeof rules;

/** What an administrator may do about what somebody signs in with, and where: each with what it needs. */
const means = {
  resetSecondStep: {
    needs: ({ hasAuthenticator, passkeys }: SignInFacts) => hasAuthenticator || passkeys > 0,
    otherwise: 'This person has no second step and no passkey, so there is nothing to reset.',
  },
  signOut: {
    needs: ({ sessions }: SignInFacts) => sessions > 0,
    otherwise: 'This person is signed in nowhere.',
  },
} as const satisfies Record<string, { needs: (facts: SignInFacts) => boolean; otherwise: string }>;
export type MeansAct = keyof typeof means;
export const meansActs = ['resetSecondStep', 'signOut'] as const satisfies readonly MeansAct[];

/** Whether an act fits what the person signs in with now. */
export const canActOnMeans = (act: MeansAct, facts: SignInFacts | null): Verdict =>
  facts !== null && means[act].needs(facts) ? yes : no(means[act].otherwise);

export const signInActs = ['invite', 'reset', 'withdraw'] as const satisfies readonly LinkAct[];

/** Whether an act fits how the person signs in now. Who may is decided before: those who keep the registers. */
export const canActOnSignIn = (act: LinkAct, standing: SignIn): Verdict => {
  const { while: when, otherwise }: { while: readonly SignIn[]; otherwise: string } = rules[act];
  return when.includes(standing) ? yes : no(otherwise);
};
