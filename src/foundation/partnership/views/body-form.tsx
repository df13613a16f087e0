import {
  Button,
  ButtonGroup,
  DateInput,
  type Fields,
  Form,
  fieldsOf,
  Link,
  Radios,
  Select,
  TextArea,
  TextInput,
  Version,
} from '#ui';
import { AddBodyForm, ChangeBodyForm, ReportingLineForm, RepresentationForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { BodyModel, Choices } from '../reads/index.ts';
import { choosing, FormShell, type Shown } from './shell.tsx';

const Questions = ({ f, choices }: { readonly f: Fields; readonly choices: Choices }) => (
  <>
    <TextInput field={f('name')} />
    <Radios field={f('type')} small />
    <TextArea field={f('purpose')} rows={3} />
    <Select field={choosing(f('organisation'), choices.organisations)} blank="The partnership itself" />
    <Radios field={f('receives')} small />
    <TextInput field={f('phone')} width={20} type="tel" />
    <TextInput field={f('outOfHours')} width={20} type="tel" />
    <DateInput field={f('from')} />
  </>
);

/** Adds a body or team. */
export const AddBodyPage = ({ model, frame, form }: Shown<Choices>) => {
  const f = fieldsOf(AddBodyForm, form);
  return (
    <FormShell frame={frame} form={form} section="bodies" title="Add a body or team">
      <Form state={form} action={paths.newBody}>
        <Questions f={f} choices={model} />
        <DateInput field={f('until')} />
        <ButtonGroup>
          <Button>Add</Button>
          <Link href={paths.bodies()}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormShell>
  );
};

interface OfBody {
  readonly body: BodyModel;
  readonly choices: Choices;
}

/** Changes a body or team. */
export const ChangeBodyPage = ({ model: { body, choices }, frame, form }: Shown<OfBody>) => (
  <FormShell frame={frame} form={form} section="bodies" title="Change a body or team" caption={body.name}>
    <Form state={form} action={paths.changeBody(body.id)}>
      <Version state={form} />
      <Questions f={fieldsOf(ChangeBodyForm, form)} choices={choices} />
      <ButtonGroup>
        <Button>Save changes</Button>
        <Link href={paths.body(body.id)}>Cancel</Link>
      </ButtonGroup>
    </Form>
  </FormShell>
);

/** Says whom a body reports to. */
export const AddReportingLinePage = ({ model: { body, choices }, frame, form }: Shown<OfBody>) => {
  const f = fieldsOf(ReportingLineForm, form);
  return (
    <FormShell frame={frame} form={form} section="bodies" title="Add whom it reports to" caption={body.name}>
      <Form state={form} action={paths.newReportingLine(body.id)}>
        <Select
          field={choosing(
            f('reportsTo'),
            choices.bodies.filter(({ id }) => id !== body.id),
          )}
        />
        <DateInput field={f('from')} />
        <DateInput field={f('until')} />
        <ButtonGroup>
          <Button>Add</Button>
          <Link href={paths.body(body.id)}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormShell>
  );
};

/** Seats somebody on a body. */
export const AddRepresentationPage = ({ model: { body, choices }, frame, form }: Shown<OfBody>) => {
  const f = fieldsOf(RepresentationForm, form);
  return (
    <FormShell
      frame={frame}
      form={form}
      section="bodies"
      title="Add somebody who sits on it"
      caption={body.name}
    >
      <Form state={form} action={paths.newRepresentation(body.id)}>
        <Select field={choosing(f('post'), choices.posts)} />
        <Radios field={f('capacity')} small />
        <Select
          field={choosing(f('organisation'), choices.organisations)}
          blank="The organisation of their post"
        />
        <DateInput field={f('from')} />
        <DateInput field={f('until')} />
        <ButtonGroup>
          <Button>Add</Button>
          <Link href={paths.body(body.id)}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormShell>
  );
};
