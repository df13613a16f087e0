import { sql } from 'kysely';
import { outsideTransaction, schemaOf } from '#db';
import type { Identity } from '#http';
import { Conflict, type Instant } from '#kernel';
import { findAccount } from './accounts.ts';
import type { Auth } from './auth.ts';
import { isFresh } from './rules.ts';
import { ownSession } from './sessions.ts';

/** How sure it is that the person sits at this browser, and what they have to prove it by. */
export interface OwnProof {
  /** With all that the account asks for, and minutes ago. */
  readonly proved: boolean;
  readonly secondStep: boolean;
  readonly byDirectory: boolean;
  readonly hasPassword: boolean;
  readonly hasApp: boolean;
  readonly hasPasskey: boolean;
  readonly email: string;
}

/** What stands behind the session that asks. */
export const proofOf = async (auth: Auth, identity: Identity, now: Instant): Promise<OwnProof> => {
  outsideTransaction('Looking up how somebody proves who they are');
  const own = await ownSession(auth, identity, now);
  const { account } = identity;
  const { rows } = await sql<{ password: boolean; app: boolean; passkey: boolean }>`select
    exists (select from ${sql.id(schemaOf(null), 'credential')} where account_id = ${account} and password is not null) as password,
    exists (select from ${sql.id(schemaOf(null), 'authenticator')} where account_id = ${account} and confirmed_at is not null) as app,
    exists (select from ${sql.id(schemaOf(null), 'passkey')} where account_id = ${account}) as passkey`.execute(
    auth.databases.serving,
  );
  const { password = false, app = false, passkey = false } = rows[0] ?? {};
  const { email } = await findAccount(auth, { id: account });
  return {
    // Else whoever learnt the password alone would add a second step of their own, and so go round the one there is.
    proved: isFresh(own.provedAt, now) && (own.secondStep || !(app || passkey)),
    secondStep: own.secondStep,
    byDirectory: own.byDirectory,
    hasPassword: password,
    hasApp: app,
    hasPasskey: passkey,
    email,
  };
};

const AGAIN = 'Confirm that it is you first: that was some time ago.';
export const ELSEWHERE = 'You are signed in through your organisation, which looks after how you sign in.';

/**
 * Whether a directory's word is enough to add a first second step: only where it asked for none itself and nothing else opens the account, so that whoever runs a
 * directory shuts nobody out of what they have elsewhere.
 */
export const mayAddFirst = ({ secondStep, hasPassword, hasApp, hasPasskey }: OwnProof): boolean =>
  !secondStep && !hasPassword && !hasApp && !hasPasskey;

/** Whether somebody is to prove again who they are before they go on. */
export const wantsProof = async (auth: Auth, identity: Identity, now: Instant): Promise<boolean> =>
  !(await proofOf(auth, identity, now)).proved;

/**
 * Refuses a change to how one signs in unless it is the person: by everything that the account asks for, minutes ago (ASVS 5.0, 7.5.1).
 * A directory's word is for its organisation's posts alone, and changes nothing of the account.
 */
export const insistProved = async (
  auth: Auth,
  identity: Identity,
  now: Instant,
  first = false,
): Promise<OwnProof> => {
  const proof = await proofOf(auth, identity, now);
  if (proof.byDirectory && !(first && mayAddFirst(proof))) throw new Conflict(ELSEWHERE);
  if (!proof.proved) throw new Conflict(AGAIN);
  return proof;
};
