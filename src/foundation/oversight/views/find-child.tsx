import type { Shows } from '#http';
import { Button, Form, fieldsOf, P, TextArea, TextInput } from '#ui';
import { FindChildForm } from '../forms.ts';
import { paths } from '../paths.ts';
import { Shell } from './shell.tsx';

/** Finds a child by a number, to see who looked. */
export const FindChildPage = ({ frame, form }: Shows<unknown>) => {
  const f = fieldsOf(FindChildForm, form);
  return (
    <Shell frame={frame} form={form} section="child" title="Who looked at a child">
      <P>
        You can answer who looked at a child’s record without seeing the record. The answer names the child by
        an id and nothing else.
      </P>
      <Form state={form} action={paths.findChild}>
        <TextInput field={f('number')} width={20} spellcheck={false} />
        <TextArea field={f('reason')} rows={3} />
        <Button>Find who looked</Button>
      </Form>
    </Shell>
  );
};
