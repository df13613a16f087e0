import { action, page } from '#http';
import { changePost, endRow, type TellsPerson } from '../actions/index.ts';
import { ChangePostForm, EndForm, PostFilter } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  EndModel,
  endModel,
  PostAndChoices,
  PostList,
  PostModel,
  postAndChoices,
  postList,
  postModel,
} from '../reads/index.ts';
import { EndPostPage } from '../views/ending.tsx';
import { ChangePostPage, PostPage, PostsPage } from '../views/posts.tsx';
import { answersOf } from '../views/shell.tsx';
import { can, PURPOSE } from './may.ts';

const list = page('/partnership/posts', {
  title: 'Posts',
  may: can.read,
  audit: { event: 'posts.listed', purpose: PURPOSE.read },
  asks: PostFilter,
  shows: PostList,
  load: (ask) => postList(ask, ask.query),
  view: PostsPage,
});
const one = page('/partnership/posts/:id', {
  title: 'A post',
  may: can.read,
  audit: { event: 'post.viewed', purpose: PURPOSE.read },
  shows: PostModel,
  load: (ask) => postModel(ask, ask.params.id),
  view: PostPage,
});

const changing = page('/partnership/posts/:id/change', {
  title: 'Change a post',
  may: can.keep('post'),
  audit: { event: 'post.formOpened', purpose: PURPOSE.keep },
  shows: PostAndChoices,
  load: (ask) => postAndChoices(ask, ask.params.id),
  view: ChangePostPage,
  start: ({ post }) => ({ ...post, body: post.body?.id ?? '' }),
  names: ({ choices }) => ({ body: answersOf(choices.bodies) }),
});
const change = (tell: TellsPerson) =>
  action('/partnership/posts/:id/change', {
    title: 'Change a post',
    may: can.keep('post'),
    audit: { event: 'post.changed', purpose: PURPOSE.keep },
    takes: ChangePostForm,
    from: changing,
    run: (ask, form) => changePost(ask, ask.params.id, form, tell),
    next: (_, { id }) => paths.post(id),
    says: () => 'Changes saved',
  });

const ending = page('/partnership/posts/:id/end', {
  title: 'End a post',
  may: can.keep('post'),
  audit: { event: 'post.formOpened', purpose: PURPOSE.keep },
  shows: EndModel,
  load: (ask) => endModel(ask, 'post', ask.params.id),
  view: EndPostPage,
  start: ({ until, version }) => ({ until, version }),
});
const end = (tell: TellsPerson) =>
  action('/partnership/posts/:id/end', {
    title: 'End a post',
    may: can.keep('post'),
    audit: { event: 'post.ended', purpose: PURPOSE.keep },
    takes: EndForm,
    from: ending,
    run: (ask, form) => endRow(ask, 'post', ask.params.id, form, tell),
    next: (_, { id }) => paths.post(id),
    says: () => 'Last day saved',
  });

export const postRoutes = (tell: TellsPerson) => [list, one, changing, change(tell), ending, end(tell)];
