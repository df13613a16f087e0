import { Checkbox, DateInput, type Fields, fieldsOf, Radios, TextArea, TextInput, Version } from '#ui';
import { AddressForm, ChangeAddressForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { PartModel, PersonHead } from '../reads/index.ts';
import { Explained, FormPage, type Shown } from './parts.tsx';

const Questions = ({ f }: { readonly f: Fields }) => (
  <>
    <Radios field={f('kind')} />
    <TextArea field={f('lines')} rows={3} />
    <TextInput field={f('postcode')} width={10} />
    <Checkbox field={f('withheld')} />
    <DateInput field={f('from')} />
    <DateInput field={f('until')} />
    <Explained f={f} />
  </>
);

/** Another address of a person. */
export const AddAddressPage = ({ model: { person }, form, frame }: Shown<PersonHead>) => (
  <FormPage
    frame={frame}
    form={form}
    title="Add an address"
    person={person}
    action={paths.addAddress(person.id)}
    button="Add this address"
  >
    <Questions f={fieldsOf(AddressForm, form)} />
  </FormPage>
);

/** An address as it is kept: changed, ended, or withheld. */
export const ChangeAddressPage = ({ model: { person, part }, form, frame }: Shown<PartModel>) => {
  const f = fieldsOf(ChangeAddressForm, form);
  return (
    <FormPage
      frame={frame}
      form={form}
      title="Change an address"
      person={person}
      action={paths.changeAddress(person.id, part)}
      button="Save the address"
    >
      <Version state={form} />
      <Questions f={f} />
    </FormPage>
  );
};
