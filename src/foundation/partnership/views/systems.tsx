import { sayDay, sayInstant } from '#kernel';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  DateInput,
  Form,
  fieldsOf,
  InsetText,
  Link,
  P,
  Pagination,
  Select,
  SummaryList,
  Table,
  Tag,
  TextInput,
} from '#ui';
import { AddSystemForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { Choices, SystemList, SystemModel } from '../reads/index.ts';
import { credentialStates } from '../rules/index.ts';
import { Days } from './facts.tsx';
import { choosing, FormShell, Shell, type Shown } from './shell.tsx';

const When = ({ at, never }: { readonly at: string | null; readonly never: string }) =>
  at === null ? never : <time datetime={at}>{sayInstant(at)}</time>;

/** The systems of agencies that send and ask here. */
export const SystemsPage = ({ model, frame }: Shown<SystemList>) => (
  <Shell frame={frame} section="settings" title="Agency systems">
    <P>
      A system works here like a person: through one post, by the same rules, and each thing that it sees or
      sends is recorded under its name.
    </P>
    <ButtonGroup>
      <ButtonLink href={paths.newSystem}>Add a system</ButtonLink>
    </ButtonGroup>
    <Table
      caption={`Systems: ${model.total}`}
      empty="No system works here yet. Add one to give it a credential."
      rows={model.rows}
      columns={[
        {
          label: 'System',
          header: true,
          cell: ({ id, name }) => <Link href={paths.system(id)}>{name}</Link>,
        },
        {
          label: 'Where',
          cell: ({ body, organisation }) => (body ? `${body.name}, ${organisation.name}` : organisation.name),
        },
        {
          label: 'Credentials that work',
          cell: ({ works, standing }) => (standing === 'inForce' ? `${works}` : 'Its post has ended'),
        },
        { label: 'Last used', cell: ({ lastUsedAt }) => <When at={lastUsedAt} never="Never" /> },
      ]}
    />
    <Pagination page={model.page} pages={model.pages} href={(page) => paths.systems({ page })} />
  </Shell>
);

/** One system, and what it signs in with. */
export const SystemPage = ({ model, frame }: Shown<SystemModel>) => (
  <Shell frame={frame} section="settings" title={model.name} caption="Agency system">
    {model.refusal === null ? (
      <ButtonGroup>
        <ButtonLink href={paths.newCredential(model.id)} kind="secondary">
          Make another credential
        </ButtonLink>
      </ButtonGroup>
    ) : (
      <InsetText>{model.refusal}</InsetText>
    )}
    <SummaryList
      rows={[
        {
          key: 'Organisation',
          value: <Link href={paths.organisation(model.organisation.id)}>{model.organisation.name}</Link>,
        },
        { key: 'Team or other body', value: model.body?.name ?? 'None' },
        {
          key: 'Post',
          value: <Days {...model} />,
          actions:
            model.standing === 'inForce'
              ? [{ text: 'End', href: paths.endPost(model.id), about: 'the post, and all its credentials' }]
              : [],
        },
      ]}
    />
    <Table
      caption="Credentials"
      empty="It has no credential, and so sees nothing."
      rows={model.credentials}
      columns={[
        {
          label: 'For',
          header: true,
          cell: ({ label, id }) => (
            <>
              {label}
              <br />
              <span class="govuk-hint">arden_{id}_…</span>
            </>
          ),
        },
        {
          label: 'Made',
          cell: ({ madeAt, madeBy }) => (
            <>
              <When at={madeAt} never="" /> by {madeBy}
            </>
          ),
        },
        { label: 'Last used', cell: ({ lastUsedAt }) => <When at={lastUsedAt} never="Never" /> },
        {
          label: 'State',
          cell: ({ state, until, endedAt, endsSoon }) => (
            <>
              <Tag colour={state === 'works' ? (endsSoon ? 'yellow' : 'green') : 'grey'}>
                {credentialStates[state]}
              </Tag>
              {state === 'works' && until !== null && <div>until {sayDay(until)}</div>}
              {endedAt !== null && (
                <div>
                  <When at={endedAt} never="" />
                </div>
              )}
            </>
          ),
        },
        {
          label: 'Change',
          cell: ({ id, label, canEnd }) =>
            canEnd ? (
              <Link href={paths.endCredential(model.id, id)}>
                End<span class="govuk-visually-hidden"> {label}</span>
              </Link>
            ) : (
              ''
            ),
        },
      ]}
    />
    <P>
      To change a credential without a gap, make another, put it in place, see that it is used, then end the
      one before.
    </P>
  </Shell>
);

/** Adds a system: whose it is, and its first credential. */
export const AddSystemPage = ({ model, frame, form }: Shown<Choices>) => {
  const f = fieldsOf(AddSystemForm, form);
  return (
    <FormShell frame={frame} form={form} section="settings" title="Add an agency’s system">
      <Form state={form} action={paths.newSystem}>
        <TextInput field={f('name')} />
        <Select field={choosing(f('organisation'), model.organisations)} />
        <Select field={choosing(f('body'), model.bodies)} blank="None" />
        <TextInput field={f('label')} />
        <DateInput field={f('until')} />
        <ButtonGroup>
          <Button>Add and show the credential</Button>
          <Link href={paths.systems()}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormShell>
  );
};
