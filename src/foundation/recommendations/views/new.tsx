import type { Shows } from '#http';
import {
  BackLink,
  Button,
  DateInput,
  type Fields,
  Form,
  fieldsOf,
  H1,
  Page,
  Select,
  TextArea,
  TwoThirds,
} from '#ui';
import { AddRecommendationForm, UnderItemForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { NewModel } from '../reads/index.ts';

type Options = readonly { value: string; text: string }[];
const chosen = (field: ReturnType<Fields>, items: Options) => ({
  ...field,
  items: items.map((each) => ({ ...each, chosen: each.value === field.value })),
});
const Questions = ({ f, partners }: { readonly f: Fields; readonly partners: Options }) => (
  <>
    <Select field={chosen(f('to'), partners)} />
    <TextArea field={f('says')} />
    <TextArea field={f('because')} />
    <DateInput field={f('answerBy')} hint="Leave this empty for two months from today" />
  </>
);

/** The form of a recommendation that is recorded by itself. */
export const NewPage = ({ model, form, frame }: Shows<NewModel>) => {
  const f = fieldsOf(AddRecommendationForm, form);
  return (
    <Page
      frame={frame}
      title="Record a recommendation"
      faults={form.faults}
      before={<BackLink href={paths.list}>Recommendations</BackLink>}
    >
      <TwoThirds>
        <H1>Record a recommendation</H1>
        <Form state={form} action={paths.add()}>
          <Select field={chosen(f('body'), model.bodies)} />
          <Questions f={f} partners={model.partners} />
          <Button>Record the recommendation</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** The form of a recommendation under an item of a meeting. */
export const UnderPage = ({ model, form, frame }: Shows<NewModel>) =>
  model.under && (
    <Page
      frame={frame}
      title="Record a recommendation"
      faults={form.faults}
      before={<BackLink href={paths.list}>Recommendations</BackLink>}
    >
      <TwoThirds>
        <H1 caption={`${model.under.body}: ${model.under.title}`}>Record a recommendation</H1>
        <Form state={form} action={paths.addUnder(model.under.id)}>
          <Questions f={fieldsOf(UnderItemForm, form)} partners={model.partners} />
          <Button>Record the recommendation</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
