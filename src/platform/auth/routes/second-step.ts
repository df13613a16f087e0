import { type Identity, openAction, openPage, type Visit } from '#http';
import { NotFound } from '#kernel';
import { findAccount } from '../accounts.ts';
import type { Auth } from '../auth.ts';
import { takeSecondStep } from '../enter-code.ts';
import { BeginAppForm, CodeForm, ConfirmAppForm, PasswordForm } from '../forms.ts';
import { AddAppShown, CodesShown, SecondStepShown } from '../models.ts';
import { paths } from '../paths.ts';
import { isFresh, ownPath } from '../rules.ts';
import {
  authenticatorToAdd,
  beginAuthenticator,
  confirmAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
  secondStepOf,
} from '../second-step.ts';
import { ownSession } from '../sessions.ts';
import { postsToChoose } from '../sign-in.ts';
import { stepOf } from '../tickets.ts';
import { EnterCode } from '../views/EnterCode.tsx';
import {
  AddApp,
  type AddAppModel,
  type CodesModel,
  NewCodes,
  type OwnPasswordModel,
  RecoveryCodes,
  RemoveApp,
  SecondStep,
  type SecondStepModel,
} from '../views/SecondStep.tsx';
import { onward } from './onward.ts';

const OWN = 'How one signs in is a person’s own, with or without a post.';
const own = { openBecause: OWN, asksAccount: true } as const;
const acts = { ...own, limited: true } as const;
const reveals = { shows: CodesShown, view: RecoveryCodes };

const secondStepModel = async (auth: Auth, visit: Visit, identity: Identity): Promise<SecondStepModel> => {
  const session = await ownSession(auth, identity, visit.now);
  if (session.byDirectory)
    throw new NotFound('You are signed in through your organisation, which looks after your second step.');
  const { email } = await findAccount(auth, { id: identity.account });
  const { posts, hadSecondStep } = await postsToChoose(auth, visit, identity);
  return {
    ...(await secondStepOf(auth, identity.account)),
    demanded: !hadSecondStep && posts.some(({ secondStep }) => secondStep),
    asksPassword: !isFresh(session.signedInAt, visit.now),
    email,
    after: ownPath(visit.query.then) ?? '',
  };
};

/** A person's own second step: to add it, to renew its recovery codes, to take it away. */
const ownRoutes = (auth: Auth) => {
  const away = (visit: Visit) => ({ to: paths.signIn(ownPath(visit.query.then)) });
  const page = openPage<SecondStepModel>('/account/second-step', {
    ...own,
    title: 'Your second step',
    shows: SecondStepShown,
    load: async (visit) => (visit.identity ? secondStepModel(auth, visit, visit.identity) : away(visit)),
    start: ({ after }) => ({ after }),
    view: SecondStep,
  });
  const begin = openAction('/account/second-step', {
    ...acts,
    title: 'Add an app',
    takes: BeginAppForm,
    from: page,
    run: async (visit, { password, after }) => {
      if (!visit.identity) return away(visit);
      await beginAuthenticator(auth, visit, visit.identity, password);
      return { to: paths.addApp(ownPath(after)) };
    },
  });
  const adding = openPage<AddAppModel>('/account/second-step/app', {
    ...own,
    title: 'Add your app',
    shows: AddAppShown,
    load: async (visit) => {
      const after = ownPath(visit.query.then);
      if (!visit.identity) return away(visit);
      const toAdd = await authenticatorToAdd(auth, visit.identity);
      if (!toAdd) return { to: paths.secondStep(after) };
      return { uri: toAdd.uri, key: toAdd.key.replace(/(.{4})(?=.)/g, '$1 '), after: after ?? '' };
    },
    start: ({ after }) => ({ after }),
    view: AddApp,
  });
  const add = openAction<typeof ConfirmAppForm, CodesModel>('/account/second-step/app', {
    ...acts,
    title: 'Confirm your app',
    takes: ConfirmAppForm,
    from: adding,
    run: async (visit, { code, after }) => {
      if (!visit.identity) return away(visit);
      const codes = await confirmAuthenticator(auth, visit, visit.identity, code);
      return { reveals: { codes, to: ownPath(after) ?? paths.account } };
    },
    reveals,
  });
  const asking = (path: string, title: string, view: typeof NewCodes) =>
    openPage<OwnPasswordModel>(path, {
      ...own,
      title,
      load: async ({ identity, ...visit }) => {
        if (!identity) return { to: paths.signIn(paths.secondStep()) };
        const { since } = await secondStepOf(auth, identity.account);
        const { byDirectory } = await ownSession(auth, identity, visit.now);
        if (since === null || byDirectory) return { to: paths.secondStep() };
        return { email: (await findAccount(auth, { id: identity.account })).email };
      },
      view,
    });
  const renewing = asking('/account/second-step/codes', 'Make new recovery codes', NewCodes);
  const renew = openAction<typeof PasswordForm, CodesModel>('/account/second-step/codes', {
    ...acts,
    title: 'Make new recovery codes',
    takes: PasswordForm,
    from: renewing,
    run: async (visit, { password }) => {
      if (!visit.identity) return away(visit);
      const codes = await renewRecoveryCodes(auth, visit, visit.identity, password);
      return { reveals: { codes, to: paths.account } };
    },
    reveals,
  });
  const removing = asking('/account/second-step/remove', 'Remove the app', RemoveApp);
  const remove = openAction('/account/second-step/remove', {
    ...acts,
    title: 'Remove the app',
    takes: PasswordForm,
    from: removing,
    run: async (visit, { password }) => {
      if (!visit.identity) return away(visit);
      await removeAuthenticator(auth, visit, visit.identity, password);
      return { to: paths.account, says: 'The app is removed. Your password alone signs you in.' };
    },
  });
  return [page, begin, adding, add, renewing, renew, removing, remove];
};

/** The second step of a sign-in, and a person's own. */
export const secondStepRoutes = (auth: Auth) => {
  const entering = openPage<object>('/sign-in/second-step', {
    title: 'Enter your code',
    openBecause: 'The password was right, and nobody is signed in yet.',
    load: async (visit) => ((await stepOf(auth, 'secondStep', visit)) ? {} : { to: paths.signIn() }),
    view: EnterCode,
  });
  const enter = openAction('/sign-in/second-step', {
    title: 'Enter your code',
    openBecause: 'The password was right, and nobody is signed in yet.',
    limited: true,
    takes: CodeForm,
    from: entering,
    run: async (visit, { code }) => {
      const step = await stepOf(auth, 'secondStep', visit);
      const signedIn = step && (await takeSecondStep(auth, visit, step, code));
      if (!step || !signedIn) return { to: paths.signIn(), says: 'That took too long. Sign in again.' };
      return onward(signedIn, step.held.after);
    },
  });
  return [entering, enter, ...ownRoutes(auth)];
};
