import { sayDay, sayInstant } from '#kernel';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  DateInput,
  Form,
  type Frame,
  fieldsOf,
  InsetText,
  Link,
  List,
  P,
  SummaryList,
  TextInput,
  WarningText,
} from '#ui';
import { CredentialForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { CredentialGiven, CredentialModel, SystemModel } from '../reads/index.ts';
import { FormShell, Shell, type Shown } from './shell.tsx';

/** The credential, in the answer to the act that made it and nowhere else. */
export const CredentialPage = ({
  model: { id, name, label, credential, until },
  frame,
}: {
  readonly model: CredentialGiven;
  readonly frame: Frame;
}) => (
  <Shell frame={frame} section="settings" title="Credential made" caption={name}>
    <WarningText>
      This credential is shown once. Copy it now: nobody can look it up afterwards, and you can only make
      another.
    </WarningText>
    <InsetText>
      <span class="app-typed">{credential}</span>
    </InsetText>
    <List
      items={[
        `It is for: ${label}. ${until === null ? 'It works until you end it.' : `It works until ${sayDay(until)}.`}`,
        'The system sends it with each request, as “Authorization: Bearer” and a space before it.',
        `Whoever holds it acts as ${name}. Put it where passwords are kept, and never in a mail or a ticket.`,
        'If it goes astray, end it.',
      ]}
    />
    <ButtonGroup>
      <ButtonLink href={paths.system(id)}>I have copied it</ButtonLink>
    </ButtonGroup>
  </Shell>
);

/** Makes another credential beside the one in use. */
export const NewCredentialPage = ({ model, frame, form }: Shown<SystemModel>) => {
  const f = fieldsOf(CredentialForm, form);
  return (
    <FormShell
      frame={frame}
      form={form}
      section="settings"
      title="Make another credential"
      caption={model.name}
    >
      {model.refusal !== null && <InsetText>{model.refusal}</InsetText>}
      <P>The credential in use goes on working until you end it, so that the system misses nothing.</P>
      <Form state={form} action={paths.newCredential(model.id)}>
        <TextInput field={f('label')} />
        <DateInput field={f('until')} />
        <ButtonGroup>
          <Button>Make and show the credential</Button>
          <Link href={paths.system(model.id)}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormShell>
  );
};

/** Before a credential is ended. */
export const EndCredentialPage = ({
  model: { id, name, credential },
  frame,
  form,
}: Shown<CredentialModel>) => (
  <FormShell frame={frame} form={form} section="settings" title="End a credential" caption={name}>
    <SummaryList
      rows={[
        { key: 'For', value: credential.label },
        { key: 'Begins with', value: `arden_${credential.id}_` },
        {
          key: 'Last used',
          value: credential.lastUsedAt === null ? 'Never' : sayInstant(credential.lastUsedAt),
        },
      ]}
    />
    <WarningText>From the next request on, whatever sends this credential is refused.</WarningText>
    <Form state={form} action={paths.endCredential(id, credential.id)}>
      <ButtonGroup>
        <Button kind="warning">End the credential</Button>
        <Link href={paths.system(id)}>Cancel</Link>
      </ButtonGroup>
    </Form>
  </FormShell>
);
