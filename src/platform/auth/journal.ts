import { writeAudit } from '#audit';
import type { Tx } from '#db';
import type { Instant } from '#kernel';

/** What happens to accounts, in the words of the audit. */
export type AccountEvent =
  | 'account.signedIn'
  | 'account.signInFailed'
  | 'account.signInLocked'
  | 'account.signedOut'
  | 'account.invited'
  | 'account.passwordSet'
  | 'account.passwordChanged'
  | 'account.passwordRefused'
  | 'account.provedAgain'
  | 'account.linkMade'
  | 'account.linkUsed'
  | 'account.postChosen'
  | 'account.credentialRefused'
  | 'account.sessionsEnded'
  | 'account.secondStepAsked'
  | 'account.secondStepFailed'
  | 'account.secondStepLocked'
  | 'account.secondStepAdded'
  | 'account.secondStepRemoved'
  | 'account.secondStepReset'
  | 'account.recoveryCodesMade'
  | 'account.recoveryCodeUsed'
  | 'account.passkeyAdded'
  | 'account.passkeyRemoved'
  | 'account.passkeyRefused'
  | 'account.directoryLinked'
  | 'account.directoryRefused';

export interface Note {
  readonly event: AccountEvent;
  readonly at: Instant;
  /** Who did it; null when nobody is known: then `detail` holds at most a keyed hash of what was typed, never an address. */
  readonly account: string | null;
  readonly refused?: boolean | undefined;
  readonly target?: string | undefined;
  readonly detail?: string | undefined;
  readonly requestId?: string | undefined;
}

/** Writes into the house's audit, in the transaction of the act. */
export const note = async (tx: Tx, { event, at, account, refused, ...rest }: Note): Promise<void> => {
  await writeAudit(tx, {
    at,
    account,
    staff: null,
    post: null,
    event,
    purpose: 'sign-in',
    outcome: refused ? 'refused' : 'allowed',
    target: rest.target ?? '',
    detail: rest.detail ?? '',
    requestId: rest.requestId ?? '',
  });
};
