import type { Shows } from '#http';
import {
  BackLink,
  Button,
  DateInput,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  Page,
  Select,
  TextArea,
  TextInput,
  TwoThirds,
} from '#ui';
import { AddActionForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { NewActionModel } from '../reads/index.ts';

const Origin = ({ model: { about, person } }: { model: NewActionModel }) => {
  if (about === null) return null;
  if (person && about.id === person.id)
    return (
      <InsetText>
        About <Link href={about.href}>{person.name}</Link>. Whoever owes the action reads the name only if
        they may see the child’s record.
      </InsetText>
    );
  return (
    <InsetText>
      From this record: <Link href={about.href}>{about.label}</Link>
      {person && `, about ${person.name}`}. Whoever owes the action sees this only if they may see that
      record.
    </InsetText>
  );
};

/** The form of a new action. */
export const NewPage = ({ model, form, frame }: Shows<NewActionModel>) => {
  const f = fieldsOf(AddActionForm, form);
  const owedBy = f('owedBy');
  const about = f('about').value;
  const items = model.owing.map((each) => ({ ...each, chosen: each.value === owedBy.value }));
  return (
    <Page
      frame={frame}
      title="Set an action"
      faults={form.faults}
      before={<BackLink href={model.about?.href ?? paths.list} />}
    >
      <TwoThirds>
        <H1 caption={model.person?.name}>Set an action</H1>
        <Origin model={model} />
        <Form state={form} action={paths.add(about === '' ? undefined : about)}>
          <input type="hidden" name="about" value={about} />
          <TextInput field={f('what')} hint="Start with a verb, such as Ring the school about attendance" />
          <TextArea field={f('why')} rows={4} />
          <Select
            field={{ ...owedBy, items }}
            hint="A team’s action waits in its inbox until one of them takes it"
          />
          <DateInput field={f('due')} />
          <Button>Set the action</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
