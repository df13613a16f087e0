import {
  BackLink,
  Button,
  ButtonGroup,
  Checkbox,
  Fieldset,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  Page,
  TextArea,
  TextInput,
} from '#ui';
import { AddPersonForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { AddModel } from '../reads/index.ts';
import { Alike } from './Alike.tsx';
import { FactQuestions } from './facts.tsx';
import { Explained, type Shown } from './parts.tsx';

/** A person who was not found: what is known of them, and nothing demanded but what the law of the record needs. */
export const AddPersonPage = ({ model, form, frame }: Shown<AddModel>) => {
  const f = fieldsOf(AddPersonForm, form);
  return (
    <Page
      frame={frame}
      title="Add a person"
      width="reading"
      faults={form.faults}
      before={<BackLink href={paths.people}>Back to the search</BackLink>}
    >
      <H1>Add a person</H1>
      {model.alike.length === 0 ? (
        <InsetText>Search first: a child with two records is a child whose story is cut in two.</InsetText>
      ) : (
        <Alike alike={model.alike} />
      )}
      <Form state={form} action={paths.addPerson}>
        <Fieldset legend="Name">
          <TextInput field={f('given')} spellcheck={false} />
          <TextInput field={f('family')} spellcheck={false} />
          <TextInput field={f('knownAs')} spellcheck={false} />
        </Fieldset>
        <FactQuestions f={f} />
        <TextInput field={f('nhs')} width={20} inputmode="numeric" />
        <Fieldset legend="Where they live">
          <TextArea field={f('lines')} rows={3} />
          <TextInput field={f('postcode')} width={10} />
          <Checkbox field={f('withheld')} />
        </Fieldset>
        <Explained f={f} />
        {(model.alike.length > 0 || f('different').error !== undefined) && (
          <Checkbox field={f('different')} />
        )}
        <ButtonGroup>
          <Button>Add this person</Button>
          <Link href={paths.people}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </Page>
  );
};
