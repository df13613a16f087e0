import type { Shows } from '#http';
import { Checkbox, type Fields, fieldsOf, Radios, Select, TextArea, TextInput, Version } from '#ui';
import { ChangeDecisionForm, ChangeEntryForm, DecisionForm, EntryForm } from '../forms.ts';
import type { ItemPlace } from '../reads/index.ts';

type Choices = readonly ItemPlace['people'][number][];
/** One of those that the page knows; a choice that may be left out says what that means. */
export const PickOne = ({
  f,
  name,
  choices,
  blank,
}: {
  readonly f: Fields;
  readonly name: string;
  readonly choices: Choices;
  readonly blank?: string;
}) => {
  const field = f(name);
  return (
    <Select
      field={{ ...field, items: choices.map((each) => ({ ...each, chosen: each.value === field.value })) }}
      {...(blank === undefined ? {} : { blank })}
    />
  );
};

type Given = { readonly place: ItemPlace; readonly form: Shows<unknown>['form'] };

const Entry = ({ f, place }: { readonly f: Fields; readonly place: ItemPlace }) => (
  <>
    <PickOne f={f} name="kind" choices={f('kind').items} />
    <TextInput field={f('speaker')} />
    {place.people.length > 0 && (
      <PickOne f={f} name="attendee" choices={place.people} blank="Nobody who was called" />
    )}
    {place.queries.length > 0 && (
      <PickOne f={f} name="replyTo" choices={place.queries} blank="The last one without a reply" />
    )}
    <TextArea field={f('says')} rows={5} />
  </>
);
/** What an entry asks, new or changed. */
export const EntryFields = ({ place, form }: Given) => <Entry f={fieldsOf(EntryForm, form)} place={place} />;
export const ChangedEntryFields = ({ place, form }: Given) => (
  <>
    <Version state={form} />
    <Entry f={fieldsOf(ChangeEntryForm, form)} place={place} />
  </>
);

const Decision = ({ f, place }: { readonly f: Fields; readonly place: ItemPlace }) => (
  <>
    <Radios field={f('kind')} small />
    <TextArea field={f('says')} rows={4} />
    <TextArea field={f('because')} rows={3} />
    {place.people.length > 0 && (
      <>
        <PickOne f={f} name="proposedBy" choices={place.people} blank="Nobody by name" />
        <PickOne f={f} name="secondedBy" choices={place.people} blank="Nobody by name" />
      </>
    )}
  </>
);
/** What a decision asks, new or changed. */
export const DecisionFields = ({ place, form }: Given) => (
  <Decision f={fieldsOf(DecisionForm, form)} place={place} />
);
export const ChangedDecisionFields = ({ place, form }: Given) => {
  const f = fieldsOf(ChangeDecisionForm, form);
  return (
    <>
      <Version state={form} />
      <Decision f={f} place={place} />
      <Checkbox field={f('removed')} />
    </>
  );
};
