import {
  Button,
  Details,
  Form,
  type FormState,
  type Frame,
  fieldsOf,
  H1,
  H2,
  Link,
  P,
  Page,
  PasswordInput,
  TextInput,
  textAt,
} from '#ui';
import { SignInForm } from '../forms.ts';
import { paths } from '../paths.ts';
import { type DemoGroup, DemoPeople } from './DemoPeople.tsx';

export interface SignInModel {
  /** Where to go afterwards: a path of ours, or empty. */
  readonly after: string;
  /** Made-up people to sign in as, by organisation; none outside demonstration mode. */
  readonly people: readonly DemoGroup[];
}

interface SignInProps {
  readonly model: SignInModel;
  readonly form: FormState;
  readonly frame: Frame;
}

const WithPassword = ({ form }: { readonly form: FormState }) => {
  const field = fieldsOf(SignInForm, form);
  return (
    <Form state={form} action={paths.signIn()}>
      <input type="hidden" name="after" value={textAt(form.values, 'after')} />
      <TextInput field={field('email')} type="email" autocomplete="username" spellcheck={false} />
      <PasswordInput field={field('password')} autocomplete="current-password" />
      <Button>Sign in</Button>
    </Form>
  );
};

/** Other ways in than a password. */
const OtherWays = ({ form }: { readonly form: FormState }) => (
  <>
    <H2>Other ways to sign in</H2>
    <Form state={form} action={paths.beginWithPasskey}>
      <input type="hidden" name="after" value={textAt(form.values, 'after')} />
      <Button kind="secondary">Use a passkey</Button>
    </Form>
    <P>
      <Link href={paths.byOrganisation(textAt(form.values, 'after') || null)}>
        Sign in through your organisation
      </Link>
    </P>
  </>
);

/** The way in: with a password, or in the demonstration as somebody made up. */
export const SignIn = ({ model, form, frame }: SignInProps) => {
  const demonstration = model.people.length > 0;
  return (
    <Page frame={frame} title="Sign in" width="reading" faults={form.faults}>
      <H1>Sign in</H1>
      {demonstration ? (
        <>
          <DemoPeople people={model.people} form={form} />
          <Details summary="Sign in with a password" open={form.faults.length > 0}>
            <P>The people above have none. Accounts that an administrator made do.</P>
            <WithPassword form={form} />
          </Details>
        </>
      ) : (
        <>
          <WithPassword form={form} />
          <OtherWays form={form} />
          <Details summary="If you cannot sign in">
            <P>
              If you have forgotten your password, ask an administrator of your partnership for a link to set
              a new one.
            </P>
            <P>
              If you have no account and you are worried about a child, call the front door of the council
              where the child lives. If the child is in immediate danger, call 999.
            </P>
          </Details>
        </>
      )}
    </Page>
  );
};
