import { ETHNICITIES } from '#kernel';
import { Checkboxes, DateInput, type Fields, Fieldset, Radios, Select, TextInput } from '#ui';

/** The questions about who a person is, the same when they are added and when they are changed. */
export const FactQuestions = ({ f }: { readonly f: Fields }) => (
  <>
    <Fieldset legend="Birth">
      <DateInput field={f('born')} />
      <DateInput field={f('expected')} />
    </Fieldset>
    <Radios field={f('sex')} inline />
    <Select field={{ ...f('ethnicity'), items: inOrder(f) }} />
    <Checkboxes field={f('disabilities')} alone="NONE" small />
    <TextInput field={f('school')} />
  </>
);

/** In the order of the census, which an object keeps. */
const inOrder = (f: Fields) => {
  const { items } = f('ethnicity');
  return Object.keys(ETHNICITIES).flatMap((code) => items.filter(({ value }) => value === code));
};
