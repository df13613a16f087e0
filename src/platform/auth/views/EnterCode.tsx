import {
  Button,
  ButtonGroup,
  Details,
  Form,
  type FormState,
  type Frame,
  fieldsOf,
  H1,
  Link,
  P,
  Page,
  TextInput,
} from '#ui';
import { CodeForm } from '../forms.ts';
import { paths } from '../paths.ts';

/** The second step of a sign-in. */
export const EnterCode = ({ form, frame }: { readonly form: FormState; readonly frame: Frame }) => (
  <Page frame={frame} title="Enter your code" width="reading" faults={form.faults}>
    <H1>Enter your code</H1>
    <Form state={form} action={paths.enterCode}>
      <TextInput
        field={fieldsOf(CodeForm, form)('code')}
        autocomplete="one-time-code"
        spellcheck={false}
        width={20}
      />
      <ButtonGroup>
        <Button>Sign in</Button>
        <Link href={paths.signIn()}>Start again</Link>
      </ButtonGroup>
    </Form>
    <Details summary="You do not have your app">
      <P>Enter one of the recovery codes that you kept when you added it. Each works once.</P>
      <P>
        If you have none, ask an administrator of your partnership to reset your second step. They make sure
        that it is you who asks.
      </P>
    </Details>
  </Page>
);
