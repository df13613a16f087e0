import { outsideTransaction } from '#db';
import type { Identity } from '#http';
import { findAccount, hashOf, keepPassword } from './accounts.ts';
import { type Auth, inHouse } from './auth.ts';
import { note } from './journal.ts';
import { provePassword } from './prove.ts';
import { insistProved, proofOf } from './prove-person.ts';
import { cookiesWith, renewIn } from './renew.ts';
import type { Asked } from './sessions.ts';
import { tellAccount } from './telling.ts';

/**
 * Changes a person's own password, who must know the one in force, and where there is a second step have shown it minutes ago. Ends that
 * person's other sessions, and goes on with this one under a new token: gives its cookies.
 */
export const changePassword = async (
  auth: Auth,
  asked: Asked,
  identity: Identity,
  { currentPassword, newPassword }: { readonly currentPassword: string; readonly newPassword: string },
): Promise<readonly string[]> => {
  outsideTransaction('Changing a password');
  const { now, requestId } = asked;
  const { account, session } = identity;
  const { hasApp, hasPasskey } = await proofOf(auth, identity, now);
  if (hasApp || hasPasskey) await insistProved(auth, identity, now);
  const whose = await findAccount(auth, { id: account });
  await provePassword(auth, asked, { account, email: whose.email }, currentPassword, 'currentPassword');
  const hash = await hashOf(auth, newPassword, whose, 'newPassword');
  const token = await inHouse(auth, now, async (tx) => {
    await keepPassword(tx, account, hash, now, session);
    await note(tx, { event: 'account.passwordChanged', at: now, account, requestId });
    await tellAccount(tx, auth.tells, account, 'account.passwordChanged', now);
    return renewIn(tx, identity, now);
  });
  return cookiesWith(auth, asked, token);
};
