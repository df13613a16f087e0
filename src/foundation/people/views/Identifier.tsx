import { UPN_UNKNOWN_REASONS } from '#kernel';
import { DateInput, Details, type Fields, fieldsOf, List, Radios, TextInput, Version } from '#ui';
import { ChangeIdentifierForm, IdentifierForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { PartModel, PersonHead } from '../reads/index.ts';
import { Explained, FormPage, type Shown } from './parts.tsx';

const Questions = ({ f }: { readonly f: Fields }) => (
  <>
    <Radios field={f('scheme')} />
    <TextInput field={f('value')} width={20} spellcheck={false} />
    <Details summary="The codes for having no UPN">
      <List
        items={Object.entries(UPN_UNKNOWN_REASONS).map(([code, words]) => (
          <>
            <strong>{code}</strong> {words}
          </>
        ))}
      />
    </Details>
    <DateInput field={f('from')} />
    <DateInput field={f('until')} />
    <Explained f={f} />
  </>
);

/** A number that another system knows the person by. */
export const AddIdentifierPage = ({ model: { person }, form, frame }: Shown<PersonHead>) => (
  <FormPage
    frame={frame}
    form={form}
    title="Add a number"
    person={person}
    action={paths.addIdentifier(person.id)}
    button="Add this number"
  >
    <Questions f={fieldsOf(IdentifierForm, form)} />
  </FormPage>
);

/** A number as it is kept: changed, or ended. */
export const ChangeIdentifierPage = ({ model: { person, part }, form, frame }: Shown<PartModel>) => {
  const f = fieldsOf(ChangeIdentifierForm, form);
  return (
    <FormPage
      frame={frame}
      form={form}
      title="Change a number"
      person={person}
      action={paths.changeIdentifier(person.id, part)}
      button="Save the number"
    >
      <Version state={form} />
      <Questions f={f} />
    </FormPage>
  );
};
