import { DateInput, type Fields, fieldsOf, Radios, TextInput, Version } from '#ui';
import { ChangeNameForm, NameForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { PartModel, PersonHead } from '../reads/index.ts';
import { Explained, FormPage, type Shown } from './parts.tsx';

const Questions = ({ f }: { readonly f: Fields }) => (
  <>
    <Radios field={f('kind')} />
    <TextInput field={f('given')} spellcheck={false} />
    <TextInput field={f('family')} spellcheck={false} />
    <DateInput field={f('from')} />
    <DateInput field={f('until')} />
    <Explained f={f} />
  </>
);

/** Another name of a person. */
export const AddNamePage = ({ model: { person }, form, frame }: Shown<PersonHead>) => (
  <FormPage
    frame={frame}
    form={form}
    title="Add a name"
    person={person}
    action={paths.addName(person.id)}
    button="Add this name"
  >
    <Questions f={fieldsOf(NameForm, form)} />
  </FormPage>
);

/** A name as it is kept: changed, or ended. */
export const ChangeNamePage = ({ model: { person, part }, form, frame }: Shown<PartModel>) => {
  const f = fieldsOf(ChangeNameForm, form);
  return (
    <FormPage
      frame={frame}
      form={form}
      title="Change a name"
      person={person}
      action={paths.changeName(person.id, part)}
      button="Save the name"
    >
      <Version state={form} />
      <Questions f={f} />
    </FormPage>
  );
};
