import { sayInstant } from '#kernel';
import {
  BackLink,
  Button,
  ButtonGroup,
  Form,
  type FormState,
  type Frame,
  fieldsOf,
  H1,
  H2,
  Link,
  P,
  Page,
  SummaryList,
  TextInput,
  textAt,
} from '#ui';
import { NewPasskeyForm } from '../forms.ts';
import { paths } from '../paths.ts';
import { ConfirmFirst } from './Confirm.tsx';

interface Shown<Model> {
  readonly model: Model;
  readonly form: FormState;
  readonly frame: Frame;
}

export interface PasskeysModel {
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly madeAt: string;
    readonly usedAt: string | null;
  }[];
  /** The person has shown who they are minutes ago. */
  readonly proved: boolean;
}

/** A person's own passkeys, and the way to add one. */
export const Passkeys = ({ model, form, frame }: Shown<PasskeysModel>) => {
  const field = fieldsOf(NewPasskeyForm, form);
  return (
    <Page
      frame={frame}
      title="Your passkeys"
      width="reading"
      faults={form.faults}
      before={<BackLink href={paths.account}>Your account</BackLink>}
    >
      <H1>Your passkeys</H1>
      <P>
        A passkey signs you in with your fingerprint, your face or the PIN of your device. There is no
        password to type, and none that somebody could ask you for.
      </P>
      {model.passkeys.length > 0 && (
        <SummaryList
          rows={model.passkeys.map(({ id, name, madeAt, usedAt }) => ({
            key: name,
            value: `Added ${sayInstant(madeAt)}. ${usedAt === null ? 'Not used yet' : `Last used ${sayInstant(usedAt)}`}.`,
            actions: [{ href: paths.removePasskey(id), text: 'Remove', about: name }],
          }))}
        />
      )}
      <H2>Add a passkey</H2>
      {model.proved ? (
        <Form state={form} action={paths.passkeys}>
          <TextInput field={field('name')} />
          <Button>Continue</Button>
        </Form>
      ) : (
        <ConfirmFirst then={paths.passkeys}>
          It is some time since you signed in. Show again that it is you, then add a passkey.
        </ConfirmFirst>
      )}
    </Page>
  );
};

export interface AskDeviceModel {
  /** What the browser is to ask the person's device, as JSON. */
  readonly options: string;
  readonly isNew: boolean;
}

const WITHOUT_SCRIPT = 'Passkeys need JavaScript, which is switched off in this browser.';

/** The browser asks the person's device. Here, and nowhere else, a script is needed: a page says so to a browser without. */
export const AskDevice = ({ model: { options, isNew }, form, frame }: Shown<AskDeviceModel>) => {
  const title = isNew ? 'Add a passkey' : 'Sign in with a passkey';
  return (
    <Page frame={frame} title={title} width="reading" faults={form.faults}>
      <H1>{title}</H1>
      <P>
        {isNew
          ? 'Your browser asks you to confirm with your device. Then the passkey is kept.'
          : 'Your browser asks for your fingerprint, your face or the PIN of your device.'}
      </P>
      <Form state={form} action={isNew ? paths.addPasskey : paths.withPasskey}>
        <input type="hidden" name="response" value="" />
        <p class="govuk-body" data-app-passkey-says role="status" />
        <p class="govuk-body" data-app-passkey-off>
          {WITHOUT_SCRIPT}
        </p>
        <div data-app-passkey={options} {...(isNew ? { 'data-app-passkey-new': '' } : {})} hidden>
          <Button>{isNew ? 'Add the passkey' : 'Use a passkey'}</Button>
        </div>
      </Form>
      <P>
        {isNew ? (
          <Link href={paths.passkeys}>Cancel</Link>
        ) : (
          <Link href={paths.signIn()}>Sign in with a password instead</Link>
        )}
      </P>
    </Page>
  );
};

export interface RemovePasskeyModel {
  readonly id: string;
  readonly name: string;
}

/** Before a passkey is removed. */
export const RemovePasskey = ({ model, form, frame }: Shown<RemovePasskeyModel>) => (
  <Page frame={frame} title="Remove a passkey" width="reading" faults={form.faults}>
    <H1 caption={model.name}>Remove a passkey</H1>
    <P>It signs you in no more. Your device may go on offering it until you delete it there too.</P>
    <Form state={form} action={paths.removePasskey(textAt(form.values, 'id') || model.id)}>
      <input type="hidden" name="id" value={model.id} />
      <ButtonGroup>
        <Button kind="warning">Remove the passkey</Button>
        <Link href={paths.passkeys}>Cancel</Link>
      </ButtonGroup>
    </Form>
  </Page>
);
