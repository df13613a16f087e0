import { type Identity, openAction, openPage, type Visit } from '#http';
import { roles } from '#kernel';
import type { Auth } from '../auth.ts';
import { PostForm } from '../forms.ts';
import { PostsShown } from '../models.ts';
import { paths } from '../paths.ts';
import { ownPath } from '../rules.ts';
import { choosePost, postsToChoose } from '../sign-in.ts';
import { type PostShown, Posts, type PostsModel } from '../views/Posts.tsx';

/** The posts that somebody may choose from, and which is in use. */
export const postsShown = async (
  auth: Auth,
  visit: Pick<Visit, 'now' | 'today'>,
  identity: Identity,
): Promise<readonly PostShown[]> => {
  const { posts: held, hadSecondStep } = await postsToChoose(auth, visit, identity);
  const names = new Map((await auth.partnerships(visit.now)).map(({ slug, name }) => [slug, name]));
  const several = new Set(held.map(({ partnership }) => partnership)).size > 1;
  return held.map((each) => ({
    id: each.post,
    title: each.title,
    organisation: each.organisationName,
    team: each.bodyName,
    role: roles[each.role].label,
    partnership: several ? (names.get(each.partnership) ?? null) : null,
    inUse: each.post === identity.actor?.post,
    needsSecondStep: each.secondStep && !hadSecondStep,
  }));
};

/** The choice of a post. */
export const postRoutes = (auth: Auth) => {
  const page = openPage<PostsModel>('/posts', {
    title: 'Choose your post',
    openBecause: 'No post is in use yet, and only the posts of whoever asks are shown.',
    asksAccount: true,
    shows: PostsShown,
    load: async (visit) => {
      const { identity, query } = visit;
      const after = ownPath(query.then);
      if (!identity) return { to: paths.signIn(after) };
      const posts = await postsShown(auth, visit, identity);
      // The one post there is cannot be used before a second step: there is nothing to choose.
      if (posts.length === 1 && posts[0]?.needsSecondStep) return { to: paths.secondStep(after) };
      return { name: identity.name, after: after ?? '', posts };
    },
    start: ({ after, posts }) => ({ after, post: posts.find(({ inUse }) => inUse)?.id ?? '' }),
    view: Posts,
  });
  const choose = openAction('/posts', {
    title: 'Choose your post',
    openBecause: 'No post is in use yet, and only a post of whoever asks can be chosen.',
    asksAccount: true,
    takes: PostForm,
    from: page,
    run: async (visit, { post, after }) => {
      if (!visit.identity) return { to: paths.signIn(ownPath(after)) };
      const chosen = await choosePost(auth, visit, visit.identity, post);
      if (chosen.needsSecondStep) return { to: paths.secondStep(ownPath(after)) };
      const { title, organisationName } = chosen;
      return { to: ownPath(after) ?? '/', says: `You are now acting as ${title}, ${organisationName}.` };
    },
  });
  return [page, choose];
};
