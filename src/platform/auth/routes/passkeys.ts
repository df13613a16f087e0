import { type Identity, openAction, openPage, type Visit } from '#http';
import { NotFound } from '#kernel';
import type { Auth } from '../auth.ts';
import { AnswerForm, BeginPasskeyForm, NewPasskeyForm, RemovePasskeyForm } from '../forms.ts';
import { AskDeviceShown, PasskeysShown } from '../models.ts';
import {
  addPasskey,
  beginPasskey,
  beginWithPasskey,
  creationOf,
  passkeysOf,
  removePasskey,
  requestOf,
  signInWithPasskey,
} from '../passkeys.ts';
import { paths } from '../paths.ts';
import { proofOf, wantsProof } from '../prove-person.ts';
import { ownPath } from '../rules.ts';
import { stepOf, stepOver } from '../tickets.ts';
import {
  AskDevice,
  type AskDeviceModel,
  Passkeys,
  type PasskeysModel,
  RemovePasskey,
  type RemovePasskeyModel,
} from '../views/Passkeys.tsx';
import { onward } from './onward.ts';

const own = {
  openBecause: 'How one signs in is a person’s own, with or without a post.',
  asksAccount: true,
} as const;
const away = () => ({ to: paths.signIn(paths.passkeys) });

const passkeysModel = async (auth: Auth, { now }: Visit, identity: Identity): Promise<PasskeysModel> => {
  const { byDirectory, proved } = await proofOf(auth, identity, now);
  if (byDirectory)
    throw new NotFound('You are signed in through your organisation, which looks after how you sign in.');
  return {
    passkeys: await passkeysOf(auth, identity.account),
    proved,
  };
};

/** A person's own passkeys. */
const ownRoutes = (auth: Auth) => {
  const page = openPage<PasskeysModel>('/account/passkeys', {
    ...own,
    title: 'Your passkeys',
    shows: PasskeysShown,
    load: async (visit) => (visit.identity ? passkeysModel(auth, visit, visit.identity) : away()),
    view: Passkeys,
  });
  const begin = openAction('/account/passkeys', {
    ...own,
    title: 'Add a passkey',
    limited: 'tries',
    takes: NewPasskeyForm,
    from: page,
    run: async (visit, form) => {
      if (!visit.identity) return away();
      if (await wantsProof(auth, visit.identity, visit.now)) return { to: paths.confirm(paths.passkeys) };
      return { to: paths.addPasskey, cookies: [await beginPasskey(auth, visit, visit.identity, form)] };
    },
  });
  const adding = openPage<AskDeviceModel>('/account/passkeys/add', {
    ...own,
    title: 'Add a passkey',
    shows: AskDeviceShown,
    load: async (visit) => {
      const step = await stepOf(auth, 'newPasskey', visit);
      return step && step.account === visit.identity?.account
        ? { options: JSON.stringify(creationOf(step)), isNew: true }
        : { to: paths.passkeys };
    },
    view: AskDevice,
  });
  const add = openAction('/account/passkeys/add', {
    ...own,
    title: 'Add a passkey',
    limited: 'tries',
    takes: AnswerForm,
    from: adding,
    run: async (visit, { response }) => {
      const step = await stepOf(auth, 'newPasskey', visit);
      if (!visit.identity) return away();
      if (!step) return { to: paths.passkeys, says: 'That took too long. Begin again.' };
      const cookies = await addPasskey(auth, visit, visit.identity, step, response);
      return {
        to: paths.passkeys,
        cookies: [...cookies, stepOver(auth, 'newPasskey')],
        says: 'Passkey added. You can sign in with it from now on.',
      };
    },
  });
  const removing = openPage<RemovePasskeyModel>('/account/passkeys/:passkey/remove', {
    ...own,
    title: 'Remove a passkey',
    load: async (visit) => {
      if (!visit.identity) return away();
      const { passkeys, proved } = await passkeysModel(auth, visit, visit.identity);
      const found = passkeys.find(({ id }) => id === visit.params.passkey);
      if (!found) return { to: paths.passkeys };
      const { id, name } = found;
      return proved ? { id, name } : { to: paths.confirm(paths.removePasskey(id)) };
    },
    view: RemovePasskey,
  });
  const remove = openAction('/account/passkeys/:passkey/remove', {
    ...own,
    title: 'Remove a passkey',
    limited: 'tries',
    takes: RemovePasskeyForm,
    from: removing,
    run: async (visit) => {
      if (!visit.identity) return away();
      const id = visit.params.passkey ?? '';
      if (await wantsProof(auth, visit.identity, visit.now))
        return { to: paths.confirm(paths.removePasskey(id)) };
      await removePasskey(auth, visit, visit.identity, { id });
      return { to: paths.passkeys, says: 'The passkey is removed.' };
    },
  });
  return [page, begin, adding, add, removing, remove];
};

/** Signing in with a passkey, and a person's own passkeys. */
export const passkeyRoutes = (auth: Auth) => {
  const open = { openBecause: 'Nobody is signed in yet.' };
  const asking = openPage<AskDeviceModel>('/sign-in/passkey', {
    ...open,
    title: 'Sign in with a passkey',
    shows: AskDeviceShown,
    load: async (visit) => {
      const step = await stepOf(auth, 'passkey', visit);
      return step ? { options: JSON.stringify(requestOf(step)), isNew: false } : { to: paths.signIn() };
    },
    view: AskDevice,
  });
  const begin = openAction('/sign-in/passkey/begin', {
    ...open,
    title: 'Sign in with a passkey',
    limited: 'failures',
    takes: BeginPasskeyForm,
    from: asking,
    run: async ({ now }, { after }) => ({
      to: paths.withPasskey,
      cookies: [await beginWithPasskey(auth, now, ownPath(after) ?? '')],
    }),
  });
  const enter = openAction('/sign-in/passkey', {
    ...open,
    title: 'Sign in with a passkey',
    limited: 'failures',
    takes: AnswerForm,
    from: asking,
    run: async (visit, { response }) => {
      const step = await stepOf(auth, 'passkey', visit);
      if (!step) return { to: paths.signIn(), says: 'That took too long. Sign in again.' };
      return onward(await signInWithPasskey(auth, visit, step, response), step.held.after);
    },
  });
  return [asking, begin, enter, ...ownRoutes(auth)];
};
