import {
  Button,
  ButtonGroup,
  type Choice,
  type Field,
  Form,
  type FormState,
  fieldsOf,
  H2,
  Link,
  Select,
  TextArea,
  TextInput,
} from '#ui';
import { EntryForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { LiveModel } from '../reads/index.ts';

export type Choices = NonNullable<LiveModel['forms']>;

/** A question that is answered out of what the page was given; one answer stands where nothing was answered yet. */
export const among = (field: Field, items: readonly Choice[], usual = ''): Field => {
  const chosen = field.value || usual;
  return { ...field, items: items.map((each) => ({ ...each, chosen: each.value === chosen })) };
};

/** Where the clerk types the minutes. Whatever stands in it is kept while it is typed. */
export const EntryQuestions = ({
  model,
  forms,
  form,
}: {
  readonly model: LiveModel;
  readonly forms: Choices;
  readonly form: FormState;
}) => {
  const f = fieldsOf(EntryForm, form);
  const kind = f('kind');
  return (
    <section class="app-room__clerk" aria-labelledby="write">
      <H2 id="write">Write the minutes</H2>
      <Form state={form} action={paths.entry(model.id)}>
        <TextArea field={f('says')} rows={4} />
        <div class="app-room__questions">
          <Select field={among(kind, kind.items, 'discussion')} />
          <Select field={among(f('item'), forms.items, model.now?.id ?? '')} />
          <Select field={among(f('attendee'), forms.people)} blank="Nobody by name" />
          <TextInput field={f('speaker')} />
        </div>
        <ButtonGroup>
          <Button>Add to the minutes</Button>
          {model.acts.includes('decide') && <Link href={paths.decide(model.id)}>Record a decision</Link>}
          <Link href={paths.promise(model.id)}>Record a promise</Link>
        </ButtonGroup>
      </Form>
    </section>
  );
};
