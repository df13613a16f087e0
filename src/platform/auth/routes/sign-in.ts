import { type OpenActionRoute, type OpenPageRoute, openAction, openPage, type Visit } from '#http';
import { type DemoAccount, demoAccounts } from '../accounts.ts';
import type { Auth } from '../auth.ts';
import { DemoForm, NothingForm, SignInForm } from '../forms.ts';
import { SignInShown } from '../models.ts';
import { paths } from '../paths.ts';
import { ownPath, sameEmail } from '../rules.ts';
import { signIn, signInDemo, signOut } from '../sign-in.ts';
import type { DemoGroup } from '../views/DemoPeople.tsx';
import { SignIn, type SignInModel } from '../views/SignIn.tsx';
import { onward } from './onward.ts';

const groupsOf = (people: readonly DemoAccount[]): readonly DemoGroup[] => {
  const placed = people.map(({ id, name, posts }) => ({
    organisation: posts[0]?.organisationName ?? '',
    person: {
      id,
      name,
      posts: posts.map(({ title, bodyName }) => (bodyName ? `${title}, ${bodyName}` : title)),
    },
  }));
  return [...Map.groupBy(placed, ({ organisation }) => organisation)]
    .map(([organisation, here]) => ({
      organisation,
      people: here
        .map(({ person }) => person)
        .sort((a, b) => a.posts.join().localeCompare(b.posts.join(), 'en-GB')),
    }))
    .sort((a, b) => a.organisation.localeCompare(b.organisation, 'en-GB'));
};

/** Sign-in, sign-out, and the people of the demonstration. */
export const signInRoutes = (auth: Auth): (OpenPageRoute | OpenActionRoute)[] => {
  const page = openPage<SignInModel>('/sign-in', {
    title: 'Sign in',
    openBecause: 'Nobody is signed in yet.',
    shows: SignInShown,
    load: async (visit: Visit) => {
      const { identity, query } = visit;
      if (identity) return onward({ inPost: identity.actor !== null, cookies: [] }, query.then);
      return { after: ownPath(query.then) ?? '', people: groupsOf(await demoAccounts(auth, visit)) };
    },
    start: ({ after }) => ({ after }),
    view: SignIn,
  });
  const enter = openAction('/sign-in', {
    title: 'Sign in',
    openBecause: 'Nobody is signed in yet.',
    limited: 'failures',
    takes: SignInForm,
    from: page,
    run: async (visit, { email, password, after }) => {
      const signedIn = await signIn(auth, visit, {
        email: sameEmail(email),
        password,
        after: ownPath(after) ?? '',
      });
      return 'stepCookie' in signedIn
        ? { to: paths.enterCode, cookies: [signedIn.stepCookie] }
        : onward(signedIn, after);
    },
  });
  const leave = openAction('/sign-out', {
    title: 'Sign out',
    openBecause: 'Anybody may end a session of their own, with or without a post.',
    takes: NothingForm,
    from: page,
    run: async (visit) => ({
      to: paths.signIn(),
      cookies: await signOut(auth, visit),
      forgets: true as const,
      says: 'You are signed out.',
    }),
  });
  const enterAsDemo = openAction('/sign-in/demo', {
    title: 'Sign in as somebody made up',
    openBecause: 'Nobody is signed in yet, and everybody is made up.',
    takes: DemoForm,
    from: page,
    run: async (visit, { account, after }) => onward(await signInDemo(auth, visit, account), after),
  });
  return [page, enter, leave, ...(auth.demonstration ? [enterAsDemo] : [])];
};
