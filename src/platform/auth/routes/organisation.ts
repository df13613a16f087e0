import { openAction, openPage } from '#http';
import type { Auth } from '../auth.ts';
import { beginByDirectory, choicesOf, signInByDirectory } from '../by-directory.ts';
import { OrganisationForm } from '../forms.ts';
import { paths } from '../paths.ts';
import { ownPath, sameEmail } from '../rules.ts';
import { stepOf, stepOver } from '../tickets.ts';
import { ByOrganisation, type ByOrganisationModel, GoOn, type GoOnModel } from '../views/Organisation.tsx';
import { onward } from './onward.ts';

const open = { openBecause: 'Nobody is signed in yet.' };

/** Signing in through an organisation's own directory. */
export const organisationRoutes = (auth: Auth) => {
  const page = openPage<ByOrganisationModel>('/sign-in/organisation', {
    ...open,
    title: 'Sign in through your organisation',
    load: async ({ query }) => ({ after: ownPath(query.then) ?? '' }),
    start: ({ after }) => ({ after }),
    view: ByOrganisation,
  });
  const begin = openAction('/sign-in/organisation', {
    ...open,
    title: 'Sign in through your organisation',
    limited: 'tries',
    takes: OrganisationForm,
    from: page,
    run: async (visit, { email, after }) => ({
      to: paths.goOn,
      cookies: [
        await beginByDirectory(auth, visit, { email: sameEmail(email), after: ownPath(after) ?? '' }),
      ],
    }),
  });
  const goOn = openPage<GoOnModel>('/sign-in/organisation/continue', {
    ...open,
    title: 'Continue to your organisation',
    load: async (visit) => {
      const step = await stepOf(auth, 'directory', visit);
      if (!step) return { to: paths.byOrganisation() };
      return {
        choices: choicesOf(step).map(({ organisation, to }) => ({
          organisation,
          to,
          host: new URL(to).host,
        })),
      };
    },
    view: GoOn,
  });
  const back = openPage<never>('/sign-in/organisation/back/:organisation', {
    ...open,
    title: 'Back from your organisation',
    load: async (visit) => {
      const step = await stepOf(auth, 'directory', visit);
      const { query, params } = visit;
      const done = await signInByDirectory(auth, visit, step, {
        query,
        organisation: params.organisation ?? '',
      });
      if ('refusal' in done) return { to: paths.byOrganisation(), says: done.refusal };
      return 'stepCookie' in done
        ? { to: paths.enterCode, cookies: [done.stepCookie, stepOver(auth, 'directory')] }
        : onward(done.signedIn, done.after);
    },
    view: () => null,
  });
  return [page, begin, goOn, back];
};
