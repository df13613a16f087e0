import { type Actor, keepersOf, mayKeepRegister, type Verdict } from '#kernel';

/**
 * Who sees how people sign in: whoever keeps their accounts, of everybody or of their own organisation (UK GDPR, article 32(1)(d)). The
 * functions of the database say the same.
 */
export const mayWatch = ({ role }: Pick<Actor, 'role'>): Verdict => mayKeepRegister('signIns', role);

export const watchers = keepersOf('signIns');

/** What there is to narrow by. */
export const KINDS = {
  signIn: 'Signing in and out',
  refused: 'Refused',
  password: 'Passwords and links',
  secondStep: 'Second steps and passkeys',
  sessions: 'Sessions ended',
} as const;
export type Kind = keyof typeof KINDS;

/** Each event in words, and its kind. What administrators did about a link stands in the partnership's own audit. */
const EVENTS = {
  'account.signedIn': { says: 'Signed in', kind: 'signIn' },
  'account.signedOut': { says: 'Signed out', kind: 'signIn' },
  'account.postChosen': { says: 'Chose a post', kind: 'signIn' },
  'account.secondStepAsked': { says: 'Password right, second step asked for', kind: 'signIn' },
  'account.provedAgain': { says: 'Proved who they are again', kind: 'signIn' },
  'account.directoryLinked': {
    says: 'Signed in through their organisation for the first time',
    kind: 'signIn',
  },
  'account.signInFailed': { says: 'Sign-in refused: wrong password', kind: 'refused' },
  'account.signInLocked': { says: 'Sign-in refused: too many tries', kind: 'refused' },
  'account.passwordRefused': { says: 'Password refused while signed in', kind: 'refused' },
  'account.secondStepFailed': { says: 'Second step refused: wrong code', kind: 'refused' },
  'account.secondStepLocked': { says: 'Second step refused: too many tries', kind: 'refused' },
  'account.passkeyRefused': { says: 'Passkey refused', kind: 'refused' },
  'account.directoryRefused': { says: 'Sign-in through their organisation refused', kind: 'refused' },
  'account.credentialRefused': { says: 'Credential of a system refused', kind: 'refused' },
  'account.invited': { says: 'Invited to sign in', kind: 'password' },
  'account.linkMade': { says: 'Link for a new password made', kind: 'password' },
  'account.linkWithdrawn': { says: 'Link withdrawn', kind: 'password' },
  'account.linkUsed': { says: 'Chose a password by a link', kind: 'password' },
  'account.passwordSet': { says: 'Password set by the people who run Arden', kind: 'password' },
  'account.passwordChanged': { says: 'Changed their password', kind: 'password' },
  'account.secondStepAdded': { says: 'Added an app for codes', kind: 'secondStep' },
  'account.secondStepRemoved': { says: 'Removed their app for codes', kind: 'secondStep' },
  'account.secondStepReset': { says: 'Second step reset', kind: 'secondStep' },
  'account.recoveryCodesMade': { says: 'Made new recovery codes', kind: 'secondStep' },
  'account.recoveryCodeUsed': { says: 'Used a recovery code', kind: 'secondStep' },
  'account.passkeyAdded': { says: 'Added a passkey', kind: 'secondStep' },
  'account.passkeyRemoved': { says: 'Removed a passkey', kind: 'secondStep' },
  'account.sessionsEnded': { says: 'Sessions ended', kind: 'sessions' },
} as const satisfies Record<string, { says: string; kind: Kind }>;
export type Event = keyof typeof EVENTS;

/** The events of a kind. */
export const eventsOf = (kind: Kind): readonly string[] =>
  Object.entries(EVENTS).flatMap(([event, rule]) => (rule.kind === kind ? [event] : []));

/** An event in words; one of another release by its own name. */
export const sayEvent = (event: Event): string =>
  Object.entries(EVENTS).find(([name]) => name === event)?.[1].says ?? event;

const BY: Readonly<Record<string, string>> = {
  'by:password': 'With a password',
  'by:code': 'With a password and a code',
  'by:recoveryCode': 'With a password and a recovery code',
  'by:passkey': 'With a passkey',
  'by:directory': 'Through their organisation',
  'by:demonstration': 'In the demonstration, without a password',
  invitation: 'By an invitation',
  reset: 'By a link for a new password',
};
/** How it was done, as far as a word of the program's says it; '' for anything else. */
export const sayHow = (detail: string): string => BY[detail] ?? '';

/** A place in the list, newest first: the moment and the id of a row. */
export interface Place {
  readonly at: string;
  readonly id: string;
}
const PLACE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** A place as an address carries it. */
export const writePlace = ({ at, id }: Place): string => `${at}_${id}`;
/** A place out of an address; null for anything else. */
export const readPlace = (text: string): Place | null => {
  const [, at, id] = PLACE.exec(text) ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : null;
};
