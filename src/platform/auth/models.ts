import { type ZodType, z } from 'zod';
import type { AccountModel } from './views/Account.tsx';
import type { PostsModel } from './views/Posts.tsx';
import type { SignInModel } from './views/SignIn.tsx';

const post = z.object({
  id: z.uuid(),
  title: z.string(),
  organisation: z.string(),
  team: z.string().nullable(),
  role: z.string(),
  partnership: z.string().nullable(),
  inUse: z.boolean(),
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

/** Somebody's own account. */
export const AccountShown: ZodType<AccountModel> = z.object({
  name: z.string(),
  email: z.string(),
  posts: z.array(post),
});
