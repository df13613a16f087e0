import type { Shows } from '#http';
import { paths as people } from '#people';
import {
  BackLink,
  Button,
  DateInput,
  Form,
  fieldsOf,
  H1,
  Lede,
  Page,
  Radios,
  TextArea,
  TextInput,
  TwoThirds,
} from '#ui';
import { RequestForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { NewModel } from '../reads/index.ts';

/** Records that somebody asked. */
export const NewPage = ({ model, form, frame }: Shows<NewModel>) => {
  const f = fieldsOf(RequestForm, form);
  return (
    <Page
      frame={frame}
      title="Record a subject access request"
      faults={form.faults}
      before={<BackLink href={people.person(model.person)}>{model.name}</BackLink>}
    >
      <TwoThirds>
        <H1 caption={model.name}>Record a subject access request</H1>
        <Lede>It is answered within a month of its receipt.</Lede>
        <Form state={form} action={paths.add(model.person)}>
          <Radios field={f('kind')} />
          <TextInput field={f('requester')} />
          <TextArea field={f('identity')} rows={3} />
          <TextArea field={f('scope')} rows={3} />
          <DateInput field={f('received')} />
          <Button>Record the request</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
