import {
  Button,
  ButtonGroup,
  DateInput,
  type Fields,
  Form,
  fieldsOf,
  Link,
  Select,
  TextInput,
  Version,
} from '#ui';
import { AddOrganisationForm, ChangeOrganisationForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { OrganisationModel } from '../reads/index.ts';
import { FormShell, type Shown } from './shell.tsx';

const Questions = ({ f }: { readonly f: Fields }) => (
  <>
    <TextInput field={f('name')} />
    <Select field={f('type')} />
    <TextInput field={f('code')} width={10} />
    <TextInput field={f('phone')} width={20} type="tel" />
    <DateInput field={f('from')} />
  </>
);

/** Adds an organisation. */
export const AddOrganisationPage = ({ frame, form }: Shown<unknown>) => {
  const f = fieldsOf(AddOrganisationForm, form);
  return (
    <FormShell frame={frame} form={form} section="organisations" title="Add an organisation">
      <Form state={form} action={paths.newOrganisation}>
        <Questions f={f} />
        <DateInput field={f('until')} />
        <ButtonGroup>
          <Button>Add organisation</Button>
          <Link href={paths.organisations()}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormShell>
  );
};

/** Changes an organisation. */
export const ChangeOrganisationPage = ({ model, frame, form }: Shown<OrganisationModel>) => (
  <FormShell
    frame={frame}
    form={form}
    section="organisations"
    title="Change an organisation"
    caption={model.name}
  >
    <Form state={form} action={paths.changeOrganisation(model.id)}>
      <Version state={form} />
      <Questions f={fieldsOf(ChangeOrganisationForm, form)} />
      <ButtonGroup>
        <Button>Save changes</Button>
        <Link href={paths.organisation(model.id)}>Cancel</Link>
      </ButtonGroup>
    </Form>
  </FormShell>
);
