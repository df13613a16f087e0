import { sayInstant } from '#kernel';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  Form,
  type FormState,
  type Frame,
  fieldsOf,
  H1,
  InsetText,
  Link,
  List,
  P,
  Page,
  SummaryList,
  TextInput,
  textAt,
  WarningText,
} from '#ui';
import { ConfirmAppForm } from '../forms.ts';
import { paths } from '../paths.ts';
import { ConfirmFirst } from './Confirm.tsx';
import { QrCode } from './QrCode.tsx';

interface Shown<Model> {
  readonly model: Model;
  readonly form: FormState;
  readonly frame: Frame;
}

export interface SecondStepModel {
  /** Since when codes are asked for; null where none are. */
  readonly since: string | null;
  readonly codesLeft: number;
  /** A post that this person holds asks for it. */
  readonly demanded: boolean;
  /** The person has shown who they are minutes ago. */
  readonly proved: boolean;
  readonly after: string;
}

const After = ({ form }: { readonly form: FormState }) => (
  <input type="hidden" name="after" value={textAt(form.values, 'after')} />
);
const toAccount = <BackLink href={paths.account}>Your account</BackLink>;

/** How the second step stands, and the way to begin with one. */
export const SecondStep = ({ model, form, frame }: Shown<SecondStepModel>) => {
  const { since, codesLeft, demanded } = model;
  const title = since === null ? 'Add a second step' : 'Your second step';
  return (
    <Page frame={frame} title={title} width="reading" faults={form.faults} before={toAccount}>
      <H1>{title}</H1>
      {since === null ? (
        <>
          {demanded && (
            <InsetText>
              Your partnership asks for a second step before this post is used. It takes a few minutes, once.
            </InsetText>
          )}
          <P>
            Besides your password, you then enter a code from an app on your phone or computer. Somebody who
            learns your password cannot sign in with it.
          </P>
          <P>
            Use the authenticator app that your organisation gives you, or any that shows 6-digit codes, like
            Microsoft Authenticator, Google Authenticator or a password manager.
          </P>
          {model.proved ? (
            <Form state={form} action={paths.secondStep()}>
              <After form={form} />
              <Button>Add an app</Button>
            </Form>
          ) : (
            <ConfirmFirst then={paths.secondStep(model.after || null)}>
              It is some time since you signed in. Show again that it is you, then add an app.
            </ConfirmFirst>
          )}
          <P>
            If your device has a fingerprint reader, a camera for your face or a PIN, you can{' '}
            <Link href={paths.passkeys}>add a passkey</Link> instead.
          </P>
        </>
      ) : (
        <>
          <SummaryList
            rows={[
              { key: 'Codes are asked for', value: `Since ${sayInstant(since)}` },
              {
                key: 'Recovery codes left',
                value: `${codesLeft} of 10`,
                actions: [{ text: 'Make new ones', href: paths.recoveryCodes, about: 'in place of these' }],
              },
            ]}
          />
          {codesLeft < 3 && (
            <WarningText>
              You have few recovery codes left. Make new ones, so that a lost phone does not lock you out.
            </WarningText>
          )}
          <ButtonGroup>
            <ButtonLink href={paths.removeSecondStep} kind="secondary">
              Remove the app
            </ButtonLink>
          </ButtonGroup>
        </>
      )}
    </Page>
  );
};

export interface AddAppModel {
  readonly uri: string;
  /** The key as it is typed, in groups of four. */
  readonly key: string;
  readonly after: string;
}

/** The picture for the app, and its first code. */
export const AddApp = ({ model, form, frame }: Shown<AddAppModel>) => (
  <Page
    frame={frame}
    title="Add your app"
    width="reading"
    faults={form.faults}
    before={<BackLink href={paths.secondStep()} />}
  >
    <H1>Add your app</H1>
    <List
      kind="number"
      items={['Open your authenticator app, and choose to add an account.', 'Scan this picture with it.']}
    />
    <QrCode text={model.uri} label="Picture for your authenticator app" />
    <Details summary="You cannot scan it">
      <P>Type this key into your app instead. Choose a time-based code, if it asks.</P>
      <p class="govuk-body">
        <strong class="app-typed">{model.key}</strong>
      </p>
      <P>
        On the device itself you can <Link href={model.uri}>open it in your app</Link>.
      </P>
    </Details>
    <Form state={form} action={paths.addApp()}>
      <After form={form} />
      <TextInput
        field={fieldsOf(ConfirmAppForm, form)('code')}
        autocomplete="one-time-code"
        inputmode="numeric"
        width={10}
      />
      <Button>Continue</Button>
    </Form>
  </Page>
);

export interface CodesModel {
  readonly codes: readonly string[];
  readonly to: string;
}

/** Ten recovery codes, in the answer to the act that made them and nowhere else. */
export const RecoveryCodes = ({
  model: { codes, to },
  frame,
}: {
  readonly model: CodesModel;
  readonly frame: Frame;
}) => (
  <Page frame={frame} title="Your recovery codes" width="reading">
    <H1>Your recovery codes</H1>
    <P>
      A code from your app is asked for from now on. If you lose your phone, one of these takes its place.
    </P>
    <WarningText>These codes are shown once. Print them, or keep them with your passwords.</WarningText>
    <ul class="govuk-list app-codes">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
    <List items={['Each works once.', 'Codes that you were given before work no more.']} />
    <ButtonGroup>
      <ButtonLink href={to}>I have kept them</ButtonLink>
      <button type="button" class="govuk-button govuk-button--secondary app-print" data-app-print hidden>
        Print
      </button>
    </ButtonGroup>
  </Page>
);

interface AskedProps {
  readonly form: FormState;
  readonly frame: Frame;
}

const Asked = ({ form, to, children }: { form: FormState; to: string; children: string }) => (
  <Form state={form} action={to}>
    <ButtonGroup>
      <Button>{children}</Button>
      <Link href={paths.secondStep()}>Cancel</Link>
    </ButtonGroup>
  </Form>
);

/** Before new recovery codes. */
export const NewCodes = ({ form, frame }: AskedProps) => (
  <Page frame={frame} title="Make new recovery codes" width="reading" faults={form.faults} before={toAccount}>
    <H1>Make new recovery codes</H1>
    <P>You get ten new ones. Those that you have work no more.</P>
    <Asked form={form} to={paths.recoveryCodes}>
      Make new codes
    </Asked>
  </Page>
);

/** Before the app is removed. */
export const RemoveApp = ({ form, frame }: AskedProps) => (
  <Page frame={frame} title="Remove the app" width="reading" faults={form.faults} before={toAccount}>
    <H1>Remove the app</H1>
    <P>
      Your password alone then signs you in, and your recovery codes work no more. A post that asks for a
      second step cannot be used until you add one again.
    </P>
    <Asked form={form} to={paths.removeSecondStep}>
      Remove the app
    </Asked>
  </Page>
);
