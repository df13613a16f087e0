import { AddAnother } from '../forms/add-another.tsx';
import { Checkbox, Checkboxes, Radios } from '../forms/choices.tsx';
import { DateInput, PasswordInput, Select, TextArea, TextInput } from '../forms/controls.tsx';
import { fieldsOf } from '../forms/fields.ts';
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Fieldset,
  Form,
  SearchInput,
} from '../forms/form.tsx';
import { type Frame, formOf } from '../frame.ts';
import { Link } from '../parts/text.tsx';
import { EXAMPLE_FAULTS, EXAMPLE_VALUES, ExampleForm } from './example.ts';

export const FormExamples = ({ frame }: { readonly frame: Frame }) => {
  const state = formOf(frame, EXAMPLE_VALUES, EXAMPLE_FAULTS);
  const f = fieldsOf(ExampleForm, state);
  return (
    <div class="app-page--reading">
      <SearchInput action="#forms" label="Find a child" hint="A name, a date of birth or a number" />
      <ErrorSummary faults={EXAMPLE_FAULTS} />
      <Form state={state} action="/style">
        <AddAnother fields={f} list="children" noun="child" action="/style">
          {(path) => (
            <>
              <TextInput field={f(`${path}.givenName`)} />
              <TextInput field={f(`${path}.familyName`)} />
              <DateInput field={f(`${path}.born`)} />
            </>
          )}
        </AddAnother>
        <TextArea field={f('worry')} count rows={6} />
        <DateInput field={f('happened')} />
        <Radios field={f('told')} reveal={{ no: <TextArea field={f('whyNot')} rows={3} /> }} />
        <Checkboxes field={f('needs')} or="none" alone="none" />
        <Checkbox field={f('agreed')} />
        <Fieldset legend="About you">
          <Select field={f('source')} />
          <TextInput field={f('reference')} width={20} />
          <PasswordInput field={f('password')} autocomplete="current-password" />
        </Fieldset>
        <ButtonGroup>
          <Button>Send to the front door</Button>
          <Button kind="secondary" compact lead="Take">
            On a row
          </Button>
          <Button kind="secondary" name="save" value="draft">
            Save and finish later
          </Button>
          <Link href="#forms">Cancel</Link>
        </ButtonGroup>
        <ButtonGroup>
          <Button kind="warning" name="erase" value="true">
            Erase this record
          </Button>
          <ButtonLink href="#forms" start>
            Start now
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </div>
  );
};
