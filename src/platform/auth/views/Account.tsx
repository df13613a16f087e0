import {
  Button,
  Form,
  type FormState,
  type Frame,
  fieldsOf,
  H1,
  H2,
  P,
  Page,
  PasswordInput,
  SummaryList,
  Table,
  Tag,
} from '#ui';
import { ChangePasswordForm } from '../forms.ts';
import { paths } from '../paths.ts';
import { ConfirmFirst } from './Confirm.tsx';
import type { PostShown } from './Posts.tsx';
import { SignOut } from './SignOut.tsx';

export interface AccountModel {
  readonly name: string;
  readonly email: string;
  readonly posts: readonly PostShown[];
  /** What is asked for besides the password, in words. */
  readonly secondStep: string;
  readonly passkeys: number;
  /** In how many browsers this person is signed in. */
  readonly sessions: number;
  /** Signed in through an organisation, which looks after how. */
  readonly byDirectory: boolean;
  /** The person has shown who they are minutes ago, or shows it by the password alone. */
  readonly proved: boolean;
}

interface AccountProps {
  readonly model: AccountModel;
  readonly form: FormState;
  readonly frame: Frame;
}

/** Who I am here, what I hold, and my password. */
export const Account = ({ model, form, frame }: AccountProps) => {
  const { name, email, posts, byDirectory } = model;
  const field = fieldsOf(ChangePasswordForm, form);
  const change = { href: paths.posts(paths.account), text: 'Change', about: 'the post in use' };
  const inUse = posts.find((post) => post.inUse);
  return (
    <Page frame={frame} title="Your account" width="reading" faults={form.faults}>
      <H1>Your account</H1>
      <SummaryList
        rows={[
          { key: 'Name', value: name },
          { key: 'Email address', value: email },
          {
            key: 'Post in use',
            value: inUse ? `${inUse.title}, ${inUse.organisation}` : 'None',
            actions: posts.length > (inUse ? 1 : 0) ? [change] : [],
          },
          ...(byDirectory
            ? [{ key: 'Signing in', value: 'Through your organisation, which looks after it' }]
            : [
                {
                  key: 'Second step',
                  value: model.secondStep,
                  actions: [{ href: paths.secondStep(), text: 'Change', about: 'the second step' }],
                },
                {
                  key: 'Passkeys',
                  value: model.passkeys === 0 ? 'None' : `${model.passkeys}`,
                  actions: [{ href: paths.passkeys, text: 'Change', about: 'passkeys' }],
                },
              ]),
          {
            key: 'Signed in',
            value: model.sessions === 1 ? 'In this browser only' : `In ${model.sessions} browsers`,
            actions: [{ href: paths.sessions, text: 'See all', about: 'places where you are signed in' }],
          },
        ]}
      />
      <Table
        caption="Your posts"
        rows={posts}
        empty="No post is yours today. Ask an administrator of your partnership."
        columns={[
          {
            label: 'Post',
            header: true,
            cell: ({ title, inUse: used }) => (
              <>
                {title} {used && <Tag>In use</Tag>}
              </>
            ),
          },
          { label: 'Role', cell: ({ role }) => role },
          {
            label: 'Where',
            cell: ({ team, organisation }) => (team ? `${team}, ${organisation}` : organisation),
          },
        ]}
      />
      {!byDirectory && (
        <>
          <H2>Change your password</H2>
          <P>You stay signed in here, and are signed out everywhere else.</P>
          {model.proved ? (
            <Form state={form} action={paths.account}>
              <input type="hidden" name="username" autocomplete="username" value={email} />
              <PasswordInput field={field('currentPassword')} autocomplete="current-password" />
              <PasswordInput field={field('newPassword')} autocomplete="new-password" />
              <Button>Change password</Button>
            </Form>
          ) : (
            <ConfirmFirst then={paths.account}>
              It is some time since you signed in. Show again that it is you, then change your password.
            </ConfirmFirst>
          )}
        </>
      )}
      {!inUse && <SignOut form={form} />}
    </Page>
  );
};
