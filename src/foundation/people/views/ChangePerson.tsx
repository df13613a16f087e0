import { DateInput, fieldsOf, TextArea, Version } from '#ui';
import { ChangePersonForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { PartModel } from '../reads/index.ts';
import { FactQuestions } from './facts.tsx';
import { Explained, FormPage, type Shown } from './parts.tsx';

/** The details of a person, against the version that was opened. */
export const ChangePersonPage = ({ model: { person }, form, frame }: Shown<PartModel>) => {
  const f = fieldsOf(ChangePersonForm, form);
  return (
    <FormPage
      frame={frame}
      form={form}
      title="Change the details"
      person={person}
      action={paths.changePerson(person.id)}
      button="Save the details"
    >
      <Version state={form} />
      <FactQuestions f={f} />
      <DateInput field={f('died')} />
      <TextArea field={f('safeContact')} rows={3} />
      <TextArea field={f('workerSafety')} rows={3} />
      <Explained f={f} />
    </FormPage>
  );
};
