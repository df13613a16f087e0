import type { Identity } from '#http';
import { Conflict, Invalid } from '#kernel';
import { type Auth, inHouse } from './auth.ts';
import { takeTyped } from './enter-code.ts';
import { note } from './journal.ts';
import { provePassword } from './prove.ts';
import { proofOf } from './prove-person.ts';
import { cookiesWith, renewIn } from './renew.ts';
import type { Asked } from './sessions.ts';

/**
 * Proves again who sits at a browser, by the password and, where the account has an app, by a code as well. The session goes on under a
 * new token: gives its cookies. Throws `Invalid` or `TooOften` about `password` or `code`; who has passkeys alone uses one of those.
 */
export const proveAgain = async (
  auth: Auth,
  asked: Asked,
  identity: Identity,
  { password, code }: { readonly password: string; readonly code: string },
): Promise<readonly string[]> => {
  const { account } = identity;
  const { now, requestId } = asked;
  const { byDirectory, hasApp, hasPasskey, email } = await proofOf(auth, identity, now);
  if (byDirectory) throw new Conflict('Sign in through your organisation again.');
  if (hasPasskey && !hasApp) throw new Conflict('Use your passkey.');
  if (hasApp && code.trim() === '') throw new Invalid([{ field: 'code', message: 'Enter your code' }]);
  await provePassword(auth, asked, { account, email }, password, 'password');
  if (hasApp) await takeTyped(auth, asked, account, code, async () => true);
  const token = await inHouse(auth, now, async (tx) => {
    await note(tx, { event: 'account.provedAgain', at: now, account, requestId });
    return renewIn(tx, identity, now, hasApp ? { second_step: true } : {});
  });
  return cookiesWith(auth, asked, token);
};
