import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  type FormState,
  type Frame,
  fieldsOf,
  H1,
  H2,
  InsetText,
  Link,
  P,
  Page,
  PasswordInput,
  TextInput,
} from '#ui';
import { ConfirmPersonForm } from '../forms.ts';
import { paths } from '../paths.ts';

export interface ConfirmModel {
  readonly email: string;
  /** The page to go on with: a path of ours. */
  readonly after: string;
  readonly byDirectory: boolean;
  readonly hasPassword: boolean;
  readonly hasApp: boolean;
  readonly hasPasskey: boolean;
}

interface ConfirmProps {
  readonly model: ConfirmModel;
  readonly form: FormState;
  readonly frame: Frame;
}

const WithPassword = ({ model, form }: Pick<ConfirmProps, 'model' | 'form'>) => {
  const field = fieldsOf(ConfirmPersonForm, form);
  return (
    <Form state={form} action={paths.confirm(model.after)}>
      <input type="hidden" name="username" autocomplete="username" value={model.email} />
      <PasswordInput field={field('password')} autocomplete="current-password" />
      {model.hasApp && (
        <TextInput field={field('code')} autocomplete="one-time-code" spellcheck={false} width={20} />
      )}
      <ButtonGroup>
        <Button>Continue</Button>
        <Link href={paths.account}>Cancel</Link>
      </ButtonGroup>
    </Form>
  );
};

const WithPasskey = ({
  model,
  form,
  first,
}: Pick<ConfirmProps, 'model' | 'form'> & { readonly first: boolean }) => (
  <Form state={form} action={paths.beginWithPasskey}>
    <input type="hidden" name="after" value={model.after} />
    {first ? <Button>Use your passkey</Button> : <Button kind="secondary">Use your passkey</Button>}
  </Form>
);

/** Before somebody changes how they sign in, or where they are signed in, some time after they came. */
export const Confirm = ({ model, form, frame }: ConfirmProps) => {
  const { byDirectory, hasPassword, hasApp, hasPasskey } = model;
  const byPassword = !byDirectory && hasPassword && (hasApp || !hasPasskey);
  return (
    <Page
      frame={frame}
      title="Confirm that it is you"
      width="reading"
      faults={form.faults}
      before={<BackLink href={paths.account}>Your account</BackLink>}
    >
      <H1>Confirm that it is you</H1>
      <P>
        Somebody else may sit at a browser that was left open. Before how you sign in is changed, show again
        that it is you. It counts for 10 minutes.
      </P>
      {byPassword && <WithPassword model={model} form={form} />}
      {hasPasskey && (
        <>
          {byPassword && <H2>Another way</H2>}
          <WithPasskey model={model} form={form} first={!byPassword} />
        </>
      )}
      {byDirectory && (
        <ButtonLink
          href={paths.byOrganisation(model.after)}
          {...(hasPasskey ? { kind: 'secondary' as const } : {})}
        >
          Sign in through your organisation again
        </ButtonLink>
      )}
      {!byPassword && !hasPasskey && !byDirectory && (
        <InsetText>This account has no password. Sign out and sign in again.</InsetText>
      )}
    </Page>
  );
};

/** In place of a form, where it is some time since the person came. */
export const ConfirmFirst = ({ then, children }: { readonly then: string; readonly children: string }) => (
  <>
    <P>{children}</P>
    <ButtonLink href={paths.confirm(then)}>Confirm that it is you</ButtonLink>
  </>
);
