import { type Identity, openAction, openPage, type Visit } from '#http';
import { NotFound } from '#kernel';
import type { Auth } from '../auth.ts';
import { takeSecondStep } from '../enter-code.ts';
import { BeginAppForm, CodeForm, ConfirmAppForm, NothingForm } from '../forms.ts';
import { AddAppShown, CodesShown, SecondStepShown } from '../models.ts';
import { paths } from '../paths.ts';
import { ELSEWHERE, mayAddFirst, proofOf, wantsProof } from '../prove-person.ts';
import { ownPath } from '../rules.ts';
import {
  authenticatorToAdd,
  beginAuthenticator,
  confirmAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
  secondStepOf,
} from '../second-step.ts';
import { postsToChoose } from '../sign-in.ts';
import { stepOf } from '../tickets.ts';
import { EnterCode } from '../views/EnterCode.tsx';
import {
  AddApp,
  type AddAppModel,
  type CodesModel,
  NewCodes,
  RecoveryCodes,
  RemoveApp,
  SecondStep,
  type SecondStepModel,
} from '../views/SecondStep.tsx';
import { onward } from './onward.ts';

const OWN = 'How one signs in is a person’s own, with or without a post.';
const own = { openBecause: OWN, asksAccount: true } as const;
const acts = { ...own, limited: 'tries' } as const;
const reveals = { shows: CodesShown, view: RecoveryCodes };

const secondStepModel = async (auth: Auth, visit: Visit, identity: Identity): Promise<SecondStepModel> => {
  const proof = await proofOf(auth, identity, visit.now);
  if (proof.byDirectory && !mayAddFirst(proof)) throw new NotFound(ELSEWHERE);
  const { posts, hadSecondStep } = await postsToChoose(auth, visit, identity);
  return {
    ...(await secondStepOf(auth, identity.account)),
    demanded: !hadSecondStep && posts.some(({ secondStep }) => secondStep),
    proved: proof.proved,
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
    run: async (visit, { after }) => {
      if (!visit.identity) return away(visit);
      if (await wantsProof(auth, visit.identity, visit.now))
        return { to: paths.confirm(paths.secondStep(ownPath(after))) };
      await beginAuthenticator(auth, visit, visit.identity);
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
      if (await wantsProof(auth, visit.identity, visit.now))
        return { to: paths.confirm(paths.addApp(after)) };
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
      if (await wantsProof(auth, visit.identity, visit.now))
        return { to: paths.confirm(paths.addApp(ownPath(after))) };
      const { codes, cookies } = await confirmAuthenticator(auth, visit, visit.identity, code);
      return { reveals: { codes, to: ownPath(after) ?? paths.account }, cookies };
    },
    reveals,
  });
  const asking = (path: string, title: string, view: typeof NewCodes) =>
    openPage<object>(path, {
      ...own,
      title,
      load: async ({ identity, now }) => {
        if (!identity) return { to: paths.signIn(paths.secondStep()) };
        const { hasApp, byDirectory, proved } = await proofOf(auth, identity, now);
        if (!hasApp || byDirectory) return { to: paths.secondStep() };
        return proved ? {} : { to: paths.confirm(path) };
      },
      view,
    });
  const renewing = asking('/account/second-step/codes', 'Make new recovery codes', NewCodes);
  const renew = openAction<typeof NothingForm, CodesModel>('/account/second-step/codes', {
    ...acts,
    title: 'Make new recovery codes',
    takes: NothingForm,
    from: renewing,
    run: async (visit) => {
      if (!visit.identity) return away(visit);
      if (await wantsProof(auth, visit.identity, visit.now))
        return { to: paths.confirm(paths.recoveryCodes) };
      const codes = await renewRecoveryCodes(auth, visit, visit.identity);
      return { reveals: { codes, to: paths.account } };
    },
    reveals,
  });
  const removing = asking('/account/second-step/remove', 'Remove the app', RemoveApp);
  const remove = openAction('/account/second-step/remove', {
    ...acts,
    title: 'Remove the app',
    takes: NothingForm,
    from: removing,
    run: async (visit) => {
      if (!visit.identity) return away(visit);
      if (await wantsProof(auth, visit.identity, visit.now))
        return { to: paths.confirm(paths.removeSecondStep) };
      await removeAuthenticator(auth, visit, visit.identity);
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
    limited: 'failures',
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
