import { openAction, openPage } from '#http';
import { findAccount } from '../accounts.ts';
import type { Auth } from '../auth.ts';
import { changePassword } from '../change-password.ts';
import { ChangePasswordForm } from '../forms.ts';
import { AccountShown } from '../models.ts';
import { passkeysOf } from '../passkeys.ts';
import { paths } from '../paths.ts';
import { proofOf } from '../prove-person.ts';
import { secondStepOf } from '../second-step.ts';
import { sessionsOf } from '../sessions.ts';
import { Account, type AccountModel } from '../views/Account.tsx';
import { postsShown } from './posts.ts';

/** A person's own account. */
export const accountRoutes = (auth: Auth) => {
  const page = openPage<AccountModel>('/account', {
    title: 'Your account',
    openBecause: 'An account is a person’s own, with or without a post.',
    asksAccount: true,
    shows: AccountShown,
    load: async (visit) => {
      const { identity } = visit;
      if (!identity) return { to: paths.signIn(paths.account) };
      const { name, email } = await findAccount(auth, { id: identity.account });
      const { since } = await secondStepOf(auth, identity.account);
      const { proved, hasApp, hasPasskey } = await proofOf(auth, identity, visit.now);
      const sessions = await sessionsOf(auth, identity, visit.now);
      return {
        name,
        email,
        posts: await postsShown(auth, visit, identity),
        secondStep: since === null ? 'None' : 'A code from an app',
        passkeys: (await passkeysOf(auth, identity.account)).length,
        sessions: sessions.length,
        byDirectory: sessions.some(({ here, byDirectory }) => here && byDirectory),
        // The password in force is proof enough where nothing else is asked for.
        proved: proved || !(hasApp || hasPasskey),
      };
    },
    view: Account,
  });
  const change = openAction('/account', {
    title: 'Change your password',
    openBecause: 'A password is a person’s own, with or without a post.',
    asksAccount: true,
    limited: 'tries',
    takes: ChangePasswordForm,
    from: page,
    run: async (visit, form) => {
      if (!visit.identity) return { to: paths.signIn(paths.account) };
      const cookies = await changePassword(auth, visit, visit.identity, form);
      return {
        to: paths.account,
        cookies,
        says: 'Your password is changed. You are signed out everywhere else.',
      };
    },
  });
  return [page, change];
};
