import type { Shows } from '#http';
import { paths as partnership } from '#partnership';
import { Button, ButtonGroup, Checkboxes, Form, fieldsOf, InsetText, Link, Select, TextInput } from '#ui';
import { AddForm, ChangeForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { ChangeModel, FormModel } from '../reads.ts';
import { FormFrame, kindItems } from './parts.tsx';

/** Opens an address for a system. */
export const AddPage = ({ model, form, frame }: Shows<FormModel>) => {
  const f = fieldsOf(AddForm, form);
  const system = f('system');
  return (
    <FormFrame frame={frame} title="Add a webhook" faults={form.faults} back={paths.list}>
      {model.systems.length === 0 ? (
        <InsetText>
          No agency’s system works here yet. <Link href={partnership.newSystem}>Add a system</Link> first: a
          webhook tells it of nothing that it could not read itself.
        </InsetText>
      ) : (
        <Form state={form} action={paths.add}>
          <Select
            field={{
              ...system,
              items: model.systems.map(({ id, name }) => ({
                value: id,
                text: name,
                chosen: id === system.value,
              })),
            }}
          />
          <TextInput field={f('url')} />
          <Checkboxes field={f('kinds')} items={kindItems(model.kinds, f)} small />
          <ButtonGroup>
            <Button>Add and show the secret</Button>
            <Link href={paths.list}>Cancel</Link>
          </ButtonGroup>
        </Form>
      )}
    </FormFrame>
  );
};

/** Changes where a system listens, and for what. */
export const ChangePage = ({ model, form, frame }: Shows<ChangeModel>) => {
  const f = fieldsOf(ChangeForm, form);
  return (
    <FormFrame
      frame={frame}
      title="Change a webhook"
      caption={model.system}
      faults={form.faults}
      back={paths.one(model.id)}
    >
      <Form state={form} action={paths.change(model.id)}>
        <input type="hidden" name="version" value={f('version').value} />
        <TextInput field={f('url')} />
        <Checkboxes field={f('kinds')} items={kindItems(model.kinds, f)} small />
        <ButtonGroup>
          <Button>Save</Button>
          <Link href={paths.one(model.id)}>Cancel</Link>
        </ButtonGroup>
      </Form>
    </FormFrame>
  );
};
