import { Button, Form, type FormState, type Frame, fieldsOf, H1, Link, P, Page, PasswordInput } from '#ui';
import { WelcomeForm } from '../forms.ts';
import { paths } from '../paths.ts';

export interface WelcomeModel {
  /** Whose link it is; null when it does not work, and then nothing says why or whose. */
  readonly holder: {
    readonly name: string;
    readonly email: string;
    readonly purpose: 'invitation' | 'reset';
  } | null;
}

interface WelcomeProps {
  readonly model: WelcomeModel;
  readonly form: FormState;
  readonly frame: Frame;
}

const NoLonger = ({ frame }: { readonly frame: Frame }) => (
  <Page frame={frame} title="This link does not work" width="reading">
    <H1>This link does not work</H1>
    <P>
      It may have been used already, be too old, or have been replaced by a newer one. Check that you copied
      all of it.
    </P>
    <P>
      If you have set your password, <Link href={paths.signIn()}>sign in</Link>. Otherwise ask the person who
      gave you the link for a new one.
    </P>
  </Page>
);

/** Where a one-time link leads: a password is chosen, and the link is used up. */
export const Welcome = ({ model: { holder }, form, frame }: WelcomeProps) => {
  if (!holder) return <NoLonger frame={frame} />;
  const title = holder.purpose === 'invitation' ? `Welcome, ${holder.name}` : 'Choose a new password';
  return (
    <Page frame={frame} title={title} width="reading" faults={form.faults}>
      <H1>{title}</H1>
      <P>
        {holder.purpose === 'invitation' ? 'Choose a password for your account, ' : 'It is for the account '}
        <strong>{holder.email}</strong>. You can use this link once.
      </P>
      <Form state={form}>
        <input type="hidden" name="username" autocomplete="username" value={holder.email} />
        <PasswordInput field={fieldsOf(WelcomeForm, form)('password')} autocomplete="new-password" />
        <Button>Save password</Button>
      </Form>
    </Page>
  );
};
