import { openAction, openPage } from '#http';
import type { Auth } from '../auth.ts';
import { ConfirmPersonForm } from '../forms.ts';
import { ConfirmShown } from '../models.ts';
import { paths } from '../paths.ts';
import { proveAgain } from '../prove-again.ts';
import { proofOf } from '../prove-person.ts';
import { ownPath } from '../rules.ts';
import { Confirm, type ConfirmModel } from '../views/Confirm.tsx';

const own = {
  openBecause: 'Who somebody is, they prove for themselves, with or without a post.',
  asksAccount: true,
} as const;

/** Proving again who one is, before a change to how one signs in. */
export const confirmRoutes = (auth: Auth) => {
  const page = openPage<ConfirmModel>('/account/confirm', {
    ...own,
    title: 'Confirm that it is you',
    shows: ConfirmShown,
    load: async ({ identity, now, query }) => {
      const after = ownPath(query.then) ?? paths.account;
      if (!identity) return { to: paths.signIn(after) };
      const { proved, secondStep: _, ...proof } = await proofOf(auth, identity, now);
      return proved ? { to: after } : { ...proof, after };
    },
    view: Confirm,
  });
  const confirm = openAction('/account/confirm', {
    ...own,
    title: 'Confirm that it is you',
    limited: 'failures',
    takes: ConfirmPersonForm,
    from: page,
    run: async (visit, typed) => {
      const after = ownPath(visit.query.then) ?? paths.account;
      if (!visit.identity) return { to: paths.signIn(after) };
      return { to: after, cookies: await proveAgain(auth, visit, visit.identity, typed) };
    },
  });
  return [page, confirm];
};
