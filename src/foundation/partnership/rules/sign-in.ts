import { type Instant, no, type Verdict, yes } from '#kernel';

/** What is known of how a person signs in: facts of their account, when there is one. */
export interface SignInFacts {
  readonly hasPassword: boolean;
  readonly madeUp: boolean;
  /** Until when the link works that was handed over last, where it still does. */
  readonly linkUntil: Instant | null;
}

/** How a person signs in, in words; nobody types it. */
export const signIns = {
  notInvited: 'Not invited yet',
  invited: 'Invited',
  lapsed: 'Invited, and the link works no more',
  signsIn: 'Yes',
  resetting: 'Yes, and a link for a new password was made',
  madeUp: 'Made up: signed in as without a password, in the demonstration',
} as const;
export type SignIn = keyof typeof signIns;

/** How a person signs in, computed from the facts of the account; null where there is none. */
export const signInOf = (facts: SignInFacts | null): SignIn => {
  if (facts === null) return 'notInvited';
  if (facts.hasPassword) return facts.linkUntil ? 'resetting' : 'signsIn';
  if (facts.linkUntil) return 'invited';
  return facts.madeUp ? 'madeUp' : 'lapsed';
};

/** What an administrator may do about how somebody signs in, and when: the one table behind the buttons and the refusals. */
const rules = {
  invite: {
    while: ['notInvited', 'invited', 'lapsed'],
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
export type SignInAct = keyof typeof rules;
export const signInActs = ['invite', 'reset', 'withdraw'] as const satisfies readonly SignInAct[];

/** Whether an act fits how the person signs in now. Who may is decided before: those who keep the registers. */
export const canActOnSignIn = (act: SignInAct, standing: SignIn): Verdict => {
  const { while: when, otherwise }: { while: readonly SignIn[]; otherwise: string } = rules[act];
  return when.includes(standing) ? yes : no(otherwise);
};
