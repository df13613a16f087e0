import {
  BackLink,
  Button,
  EmptyState,
  Form,
  type FormState,
  type Frame,
  fieldsOf,
  H1,
  P,
  Page,
  Radios,
  textAt,
} from '#ui';
import { PostForm } from '../forms.ts';
import { paths } from '../paths.ts';
import { SignOut } from './SignOut.tsx';

export interface PostShown {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly team: string | null;
  readonly role: string;
  /** The partnership's name, where this person's posts are in several. */
  readonly partnership: string | null;
  readonly inUse: boolean;
  /** It is used after a second step only, and this session had none. */
  readonly needsSecondStep: boolean;
}

export interface PostsModel {
  readonly name: string;
  readonly after: string;
  readonly posts: readonly PostShown[];
}

interface PostsProps {
  readonly model: PostsModel;
  readonly form: FormState;
  readonly frame: Frame;
}

const hintOf = ({ role, team, partnership, inUse, needsSecondStep }: PostShown): string =>
  [
    `Role: ${role}`,
    team,
    partnership,
    inUse ? 'in use now' : null,
    needsSecondStep ? 'asks for a second step' : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');

/** The choice of the post to act through: what one sees and may do depends on it. */
export const Posts = ({ model, form, frame }: PostsProps) => {
  const { posts, name } = model;
  const inUse = posts.some((post) => post.inUse);
  const field = fieldsOf(PostForm, form)('post');
  const title = posts.length === 0 ? 'You have no post' : field.label;
  const chosen = textAt(form.values, 'post');
  return (
    <Page
      frame={frame}
      title={title}
      width="reading"
      faults={form.faults}
      before={inUse ? <BackLink href="/" /> : undefined}
    >
      {posts.length === 0 ? (
        <>
          <H1>{title}</H1>
          <EmptyState title={`${name}, you are signed in, but no post is yours today.`}>
            <P>
              Ask an administrator of your partnership to give you one. If a post of yours has ended, its work
              stays with the team.
            </P>
          </EmptyState>
        </>
      ) : (
        <Form state={form} action={paths.posts()}>
          <input type="hidden" name="after" value={textAt(form.values, 'after')} />
          <Radios
            field={field}
            size="l"
            heading
            hint="What you see and may do depends on your post, and what you do is recorded under it."
            items={posts.map((post) => ({
              value: post.id,
              text: `${post.title}, ${post.organisation}`,
              hint: hintOf(post),
              chosen: post.id === chosen,
            }))}
          />
          <Button>Use this post</Button>
        </Form>
      )}
      {!inUse && <SignOut form={form} />}
    </Page>
  );
};
