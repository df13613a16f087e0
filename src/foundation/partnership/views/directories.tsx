import { sayInstant } from '#kernel';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Form,
  fieldsOf,
  Link,
  List,
  P,
  PasswordInput,
  Radios,
  SummaryList,
  TextArea,
  TextInput,
  WarningText,
} from '#ui';
import { DirectoryForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { DirectoryModel } from '../reads/index.ts';
import { FormShell, Shell, type Shown } from './shell.tsx';

const WayBack = ({ wayBack }: Pick<DirectoryModel, 'wayBack'>) => (
  <P>
    Its redirect address is the address of this service followed by{' '}
    <strong class="app-typed">{wayBack}</strong>.
  </P>
);

type Registered = NonNullable<DirectoryModel['directory']>;

/** When a sign-in there counts as a second step, and on whose word. */
const SecondStepThere = ({
  directory: { acr, vouched, vouchedBy, vouchedAt },
}: {
  readonly directory: Registered;
}) =>
  vouched === null || vouchedAt === null ? (
    <>
      {acr.length > 0
        ? `Where its answer says so: amr, or acr ${acr.join(', ')}.`
        : 'Where its answer says so (amr).'}{' '}
      Otherwise Arden asks for its own.
    </>
  ) : (
    <>
      It always asks: {vouched}
      <br />
      <span class="govuk-hint">
        {vouchedBy}, {sayInstant(vouchedAt)}
      </span>
    </>
  );

/** How the people of one's own organisation sign in through its directory. */
export const DirectoryPage = ({
  model: { organisation, directory, wayBack },
  frame,
}: Shown<DirectoryModel>) => (
  <Shell frame={frame} section="settings" title="Sign-in through your organisation" caption={organisation}>
    <P>
      The people of {organisation} can sign in where they do for their mail (OpenID Connect). Who leaves your
      directory signs in no more. It gives nobody a post: those you grant.
    </P>
    {directory === null ? (
      <>
        <WayBack wayBack={wayBack} />
        <ButtonGroup>
          <ButtonLink href={paths.registerDirectory}>Register your directory</ButtonLink>
        </ButtonGroup>
      </>
    ) : (
      <>
        <SummaryList
          rows={[
            { key: 'Issuer', value: directory.issuer },
            { key: 'Client', value: directory.clientId },
            { key: 'Client secret', value: 'Kept closed, and shown to nobody' },
            { key: 'Mail domains', value: directory.domains.join(', ') },
            { key: 'Second step', value: <SecondStepThere directory={directory} /> },
            ...(directory.maxAge === null
              ? []
              : [{ key: 'Longest time since the sign-in', value: `${directory.maxAge} minutes` }]),
            { key: 'Since', value: sayInstant(directory.madeAt) },
          ]}
        />
        <WayBack wayBack={wayBack} />
        <ButtonGroup>
          <ButtonLink href={paths.registerDirectory} kind="secondary">
            Change
          </ButtonLink>
          <ButtonLink href={paths.endDirectory} kind="secondary">
            End
          </ButtonLink>
        </ButtonGroup>
      </>
    )}
  </Shell>
);

/** Registers a directory, or puts another in its place. */
export const RegisterDirectoryPage = ({ model, frame, form }: Shown<DirectoryModel>) => {
  const f = fieldsOf(DirectoryForm, form);
  return (
    <FormShell
      frame={frame}
      form={form}
      section="settings"
      title="Register your directory"
      caption={model.organisation}
    >
      <WayBack wayBack={model.wayBack} />
      <Form state={form} action={paths.registerDirectory}>
        <TextInput field={f('issuer')} spellcheck={false} />
        <TextInput field={f('clientId')} spellcheck={false} />
        <PasswordInput field={f('clientSecret')} autocomplete="new-password" />
        <TextInput field={f('domains')} spellcheck={false} />
        <Radios
          field={f('asks')}
          reveal={{
            says: <TextInput field={f('acr')} spellcheck={false} />,
            always: <TextArea field={f('vouched')} rows={3} />,
          }}
        />
        <TextInput field={f('maxAge')} inputmode="numeric" width={5} />
        {model.directory !== null && (
          <WarningText>Whoever signed in through the directory before signs in again.</WarningText>
        )}
        <ButtonGroup>
          <Button>Register</Button>
          <Link href={paths.directory}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormShell>
  );
};

/** Before a directory is ended. */
export const EndDirectoryPage = ({ model, frame, form }: Shown<DirectoryModel>) => (
  <FormShell
    frame={frame}
    form={form}
    section="settings"
    title="End sign-in through your organisation"
    caption={model.organisation}
  >
    <List
      items={[
        'Whoever signed in through it is signed out.',
        'Who has a password here signs in with it. Invite the others, so that they choose one.',
      ]}
    />
    <Form state={form} action={paths.endDirectory}>
      <ButtonGroup>
        <Button kind="warning">End it</Button>
        <Link href={paths.directory}>Cancel</Link>
      </ButtonGroup>
    </Form>
  </FormShell>
);
