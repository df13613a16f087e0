import { openAction, openPage } from '#http';
import type { Auth } from '../auth.ts';
import { EndSessionsForm } from '../forms.ts';
import { SessionsShown } from '../models.ts';
import { paths } from '../paths.ts';
import { proofOf } from '../prove-person.ts';
import { endSessions, sessionsOf } from '../sessions.ts';
import { Sessions, type SessionsModel } from '../views/Sessions.tsx';

const own = {
  openBecause: 'Where somebody is signed in is their own, with or without a post.',
  asksAccount: true,
} as const;

/** Where a person is signed in, and the way out of each. */
export const sessionRoutes = (auth: Auth) => {
  const page = openPage<SessionsModel>('/account/sessions', {
    ...own,
    title: 'Where you are signed in',
    shows: SessionsShown,
    load: async ({ identity, now }) => {
      if (!identity) return { to: paths.signIn(paths.sessions) };
      const { proved } = await proofOf(auth, identity, now);
      return { sessions: await sessionsOf(auth, identity, now), proved };
    },
    view: Sessions,
  });
  const end = openAction('/account/sessions', {
    ...own,
    title: 'Sign out elsewhere',
    takes: EndSessionsForm,
    from: page,
    run: async (visit, { which }) => {
      if (!visit.identity) return { to: paths.signIn(paths.sessions) };
      const { proved } = await proofOf(auth, visit.identity, visit.now);
      if (!proved) return { to: paths.confirm(paths.sessions) };
      const isOne = which !== 'others' && which !== 'all';
      const ended = await endSessions(auth, visit, visit.identity, isOne ? { one: which } : which);
      if (which === 'all') return { to: paths.signIn(), says: 'You are signed out everywhere.' };
      return {
        to: paths.sessions,
        says: isOne
          ? ended === 0
            ? 'That browser was signed out already.'
            : 'You are signed out there.'
          : 'You are signed out everywhere else.',
      };
    },
  });
  return [page, end];
};
