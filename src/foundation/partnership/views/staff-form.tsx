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
import { AddStaffForm, AppointForm, ChangeStaffForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { Choices, StaffModel } from '../reads/index.ts';
import { choosing, FormShell, type Shown } from './shell.tsx';

const Questions = ({ f }: { readonly f: Fields }) => (
  <>
    <TextInput field={f('name')} spellcheck={false} />
    <TextInput field={f('email')} type="email" spellcheck={false} />
    <TextInput field={f('phone')} type="tel" width={20} />
  </>
);

/** Adds a person. */
export const AddStaffPage = ({ frame, form }: Shown<unknown>) => (
  <FormShell frame={frame} form={form} section="staff" title="Add a person">
    <Form state={form} action={paths.newStaffMember}>
      <Questions f={fieldsOf(AddStaffForm, form)} />
      <ButtonGroup>
        <Button>Add person</Button>
        <Link href={paths.staff()}>Cancel</Link>
      </ButtonGroup>
    </Form>
  </FormShell>
);

/** Changes a person's name and how to reach them. */
export const ChangeStaffPage = ({ model, frame, form }: Shown<StaffModel>) => (
  <FormShell frame={frame} form={form} section="staff" title="Change a person" caption={model.name}>
    <Form state={form} action={paths.changeStaffMember(model.id)}>
      <Version state={form} />
      <Questions f={fieldsOf(ChangeStaffForm, form)} />
      <ButtonGroup>
        <Button>Save changes</Button>
        <Link href={paths.staffMember(model.id)}>Cancel</Link>
      </ButtonGroup>
    </Form>
  </FormShell>
);

/** Appoints a person to a post. */
export const AppointPage = ({
  model: { person, choices },
  frame,
  form,
}: Shown<{ readonly person: StaffModel; readonly choices: Choices }>) => {
  const f = fieldsOf(AppointForm, form);
  return (
    <FormShell frame={frame} form={form} section="staff" title="Appoint to a post" caption={person.name}>
      <Form state={form} action={paths.appoint(person.id)}>
        <TextInput field={f('title')} />
        <Select field={choosing(f('organisation'), choices.organisations)} />
        <Select field={choosing(f('body'), choices.bodies)} blank="None" />
        <Select field={choosing(f('role'), choices.roles)} />
        <DateInput field={f('from')} />
        <DateInput field={f('until')} />
        <ButtonGroup>
          <Button>Appoint</Button>
          <Link href={paths.staffMember(person.id)}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormShell>
  );
};
