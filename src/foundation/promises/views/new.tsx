import type { Shows } from '#http';
import {
  BackLink,
  Button,
  Checkbox,
  DateInput,
  type Fields,
  Form,
  fieldsOf,
  H1,
  Page,
  Select,
  TextArea,
  TextInput,
  TwoThirds,
} from '#ui';
import { AddPromiseForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { Choice, NewModel } from '../reads/index.ts';

/** The questions of every promise, from wherever it comes. */
export const PromiseQuestions = ({ f, owing }: { readonly f: Fields; readonly owing: readonly Choice[] }) => {
  const owedBy = f('owedBy');
  return (
    <>
      <TextInput field={f('what')} />
      <Select
        field={{ ...owedBy, items: owing.map((each) => ({ ...each, chosen: each.value === owedBy.value })) }}
      />
      <Checkbox field={f('urgent')} />
      <DateInput
        field={f('due')}
        hint="For example, 27 3 2027. An urgent promise may go without: its clock says by when"
      />
      <TextArea field={f('sentence')} rows={3} />
    </>
  );
};

/** The form of a promise that is recorded by itself. */
export const NewPage = ({ model, form, frame }: Shows<NewModel>) => {
  const f = fieldsOf(AddPromiseForm, form);
  const body = f('body');
  return (
    <Page
      frame={frame}
      title="Record a promise"
      faults={form.faults}
      before={<BackLink href={paths.list}>Promises</BackLink>}
    >
      <TwoThirds>
        <H1>Record a promise</H1>
        <Form state={form} action={paths.add()}>
          <Select
            field={{
              ...body,
              items: model.bodies.map((each) => ({ ...each, chosen: each.value === body.value })),
            }}
          />
          <PromiseQuestions f={fieldsOf(AddPromiseForm, form)} owing={model.owing} />
          <Button>Record the promise</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
