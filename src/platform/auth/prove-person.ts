import { sql } from 'kysely';
import { schemaOf } from '#db';
import type { Identity } from '#http';
import { Conflict } from '#kernel';
import { findAccount } from './accounts.ts';
import type { Auth } from './auth.ts';
import { type Own, provePassword } from './prove.ts';
import { isFresh } from './rules.ts';
import { ownSession } from './sessions.ts';

/** Whether an account is protected by more than a password: an app, or a passkey. */
const hasSecondStep = async (auth: Auth, account: string): Promise<boolean> => {
  const { rows } = await sql<{ there: boolean }>`select exists (
      select from ${sql.id(schemaOf(null), 'passkey')} where account_id = ${account}) or exists (
      select from ${sql.id(schemaOf(null), 'authenticator')} where account_id = ${account} and confirmed_at is not null) as there`.execute(
    auth.databases.serving,
  );
  return rows[0]?.there ?? false;
};

/**
 * Refuses a change to how one signs in unless it is the person: by the password, or by a sign-in of a few minutes ago. A directory's
 * word is for its organisation's posts alone, and changes nothing of the account.
 */
export const provePerson = async (
  auth: Auth,
  asked: Own,
  identity: Identity,
  password: string,
): Promise<string> => {
  const own = await ownSession(auth, identity, asked.now);
  if (own.byDirectory)
    throw new Conflict('You are signed in through your organisation, which looks after how you sign in.');
  // Else whoever learnt the password alone would add a second step of their own, and so go round the one there is.
  if (!own.secondStep && (await hasSecondStep(auth, identity.account)))
    throw new Conflict(
      'Sign in with your second step or your passkey first. If you lost it, ask an administrator.',
    );
  const { email } = await findAccount(auth, { id: identity.account });
  if (password !== '' || !isFresh(own.signedInAt, asked.now))
    await provePassword(auth, asked, { account: identity.account, email }, password, 'password');
  return email;
};
