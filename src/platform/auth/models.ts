import { type ZodType, z } from 'zod';
import type { AccountModel } from './views/Account.tsx';
import type { ConfirmModel } from './views/Confirm.tsx';
import type { AskDeviceModel, PasskeysModel } from './views/Passkeys.tsx';
import type { PostsModel } from './views/Posts.tsx';
import type { AddAppModel, CodesModel, SecondStepModel } from './views/SecondStep.tsx';
import type { SessionsModel } from './views/Sessions.tsx';
import type { SignInModel } from './views/SignIn.tsx';

const post = z.object({
  id: z.uuid(),
  title: z.string(),
  organisation: z.string(),
  team: z.string().nullable(),
  role: z.string(),
  partnership: z.string().nullable(),
  inUse: z.boolean(),
  needsSecondStep: z.boolean(),
});

/** The way in, as a program reads it: whom the demonstration offers, and where one is led afterwards. */
export const SignInShown: ZodType<SignInModel> = z.object({
  after: z.string(),
  people: z.array(
    z.object({
      organisation: z.string(),
      people: z.array(z.object({ id: z.string(), name: z.string(), posts: z.array(z.string()) })),
    }),
  ),
});

/** The posts that may be chosen, and which is in use. */
export const PostsShown: ZodType<PostsModel> = z.object({
  name: z.string(),
  after: z.string(),
  posts: z.array(post),
});

/** Where somebody is signed in. */
export const SessionsShown: ZodType<SessionsModel> = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      device: z.string(),
      signedInAt: z.string(),
      seenAt: z.string(),
      secondStep: z.boolean(),
      byDirectory: z.boolean(),
      here: z.boolean(),
    }),
  ),
  proved: z.boolean(),
});
/** A person's own second step. */
export const SecondStepShown: ZodType<SecondStepModel> = z.object({
  since: z.string().nullable(),
  codesLeft: z.number(),
  demanded: z.boolean(),
  proved: z.boolean(),
  after: z.string(),
});
export const AddAppShown: ZodType<AddAppModel> = z.object({
  uri: z.string(),
  key: z.string(),
  after: z.string(),
});
/** A person's own passkeys. */
export const PasskeysShown: ZodType<PasskeysModel> = z.object({
  passkeys: z.array(
    z.object({ id: z.string(), name: z.string(), madeAt: z.string(), usedAt: z.string().nullable() }),
  ),
  proved: z.boolean(),
});
/** What a browser is to ask somebody's device. */
export const AskDeviceShown: ZodType<AskDeviceModel> = z.object({ options: z.string(), isNew: z.boolean() });

/** Shown once. */
export const CodesShown: ZodType<CodesModel> = z.object({ codes: z.array(z.string()), to: z.string() });

/** Somebody's own account. */
export const AccountShown: ZodType<AccountModel> = z.object({
  name: z.string(),
  email: z.string(),
  posts: z.array(post),
  secondStep: z.string(),
  passkeys: z.number(),
  sessions: z.number(),
  byDirectory: z.boolean(),
  proved: z.boolean(),
});
/** What somebody proves again who they are by. */
export const ConfirmShown: ZodType<ConfirmModel> = z.object({
  email: z.string(),
  after: z.string(),
  byDirectory: z.boolean(),
  hasPassword: z.boolean(),
  hasApp: z.boolean(),
  hasPasskey: z.boolean(),
});
