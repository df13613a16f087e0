import { openAction, openPage } from '#http';
import type { Auth } from '../auth.ts';
import { WelcomeForm } from '../forms.ts';
import { holderOf, spendLink } from '../links.ts';
import { paths } from '../paths.ts';
import { signOut } from '../sign-in.ts';
import { Welcome, type WelcomeModel } from '../views/Welcome.tsx';

/** Where a one-time link leads: the invitation, or a new password. */
export const welcomeRoutes = (auth: Auth) => {
  const page = openPage<WelcomeModel>('/welcome/:token', {
    title: 'Choose a password',
    openBecause: 'Whoever holds the link has no password yet: the link is what they know.',
    load: async ({ params, now }) => {
      const holder = await holderOf(auth, params.token ?? '', now);
      if (!holder) return { holder: null };
      const { name, email, purpose } = holder;
      return { holder: { name, email, purpose } };
    },
    isGone: ({ holder }) => holder === null,
    view: Welcome,
  });
  const save = openAction('/welcome/:token', {
    title: 'Choose a password',
    openBecause: 'Whoever holds the link has no password yet: the link is what they know.',
    limited: 'tries',
    takes: WelcomeForm,
    from: page,
    run: async (visit, { password }) => {
      const token = visit.params.token ?? '';
      const { now, requestId } = visit;
      if (!(await spendLink(auth, { token, password, now, requestId }))) return { to: paths.welcome(token) };
      // Somebody else may be signed in here: the next page is for whoever held the link.
      const cookies = visit.identity ? await signOut(auth, visit) : [];
      return { to: paths.signIn(), cookies, says: 'Your password is saved. Sign in with it.' };
    },
  });
  return [page, save];
};
