import {
  BackLink,
  Button,
  ButtonGroup,
  Checkbox,
  DateInput,
  type Fields,
  Form,
  fieldsOf,
  H1,
  Link,
  Page,
  TextInput,
  Version,
} from '#ui';
import { ChangeInvolvementForm, InvolvementForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { InvolvementModel, PersonHead } from '../reads/index.ts';
import { FormPage, type Shown, sayLine } from './parts.tsx';

const Questions = ({ f }: { readonly f: Fields }) => (
  <>
    <TextInput field={f('practitioner')} spellcheck={false} />
    <TextInput field={f('service')} />
    <TextInput field={f('reach')} />
    <Checkbox field={f('lead')} />
    <DateInput field={f('from')} />
    <DateInput field={f('until')} />
    <DateInput field={f('lastSeen')} />
  </>
);

/** The actor's own service is involved. */
export const AddInvolvementPage = ({ model: { person }, form, frame }: Shown<PersonHead>) => (
  <FormPage
    frame={frame}
    form={form}
    title="Say that you are involved"
    person={person}
    action={paths.addInvolvement(person.id)}
    button="Record the involvement"
    back={paths.network(person.id)}
  >
    <Questions f={fieldsOf(InvolvementForm, form)} />
  </FormPage>
);

/** An involvement as it is kept: when the child was last seen, or that it ended. The practitioner may not see the record itself. */
export const ChangeInvolvementPage = ({
  model: { person, child, part },
  form,
  frame,
}: Shown<InvolvementModel>) => {
  const f = fieldsOf(ChangeInvolvementForm, form);
  const back = paths.network(child);
  return (
    <Page
      frame={frame}
      title="Change an involvement"
      width="reading"
      faults={form.faults}
      before={<BackLink href={back} />}
    >
      {person ? <H1 caption={sayLine(person)}>Change an involvement</H1> : <H1>Change an involvement</H1>}
      <Form state={form} action={paths.changeInvolvement(child, part)}>
        <Version state={form} />
        <Questions f={f} />
        <ButtonGroup>
          <Button>Save the involvement</Button>
          <Link href={back}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </Page>
  );
};
