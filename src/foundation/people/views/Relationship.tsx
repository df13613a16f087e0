import {
  BackLink,
  Checkbox,
  DateInput,
  type Fields,
  fieldsOf,
  H1,
  Link,
  Page,
  Select,
  SummaryList,
  Version,
} from '#ui';
import { ChangeRelationshipForm, RelationshipForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { PersonLine, RelateModel, RelationshipModel, RelationshipSeen } from '../reads/index.ts';
import { Explained, FormPage, Period, RestrictedBanner, type Shown, sayLine } from './parts.tsx';

const Questions = ({
  f,
  person,
  other,
}: {
  readonly f: Fields;
  readonly person: PersonLine;
  readonly other: PersonLine;
}) => (
  <>
    <Select field={f('kind')} label={`What is ${other.name} to ${person.name}?`} hint={sayLine(other)} />
    <Checkbox
      field={f('parentalResponsibility')}
      label={`${other.name} holds parental responsibility for ${person.name}`}
    />
  </>
);

const Dates = ({ f }: { readonly f: Fields }) => (
  <>
    <DateInput field={f('from')} />
    <DateInput field={f('until')} hint="Leave empty while it lasts" />
    <Explained f={f} />
  </>
);

/** What one person is to another. */
export const AddRelationshipPage = ({ model: { person, other }, form, frame }: Shown<RelateModel>) => {
  const f = fieldsOf(RelationshipForm, form);
  return (
    <FormPage
      frame={frame}
      form={form}
      title="Relate two people"
      person={person}
      action={paths.addRelationship(person.id, other.id)}
      button="Record the relationship"
    >
      <Questions f={f} person={person} other={other} />
      <Checkbox field={f('sameFamily')} />
      <Dates f={f} />
    </FormPage>
  );
};

/** A relationship as it is kept: changed, or ended. */
export const ChangeRelationshipPage = ({
  model: { person, other, part },
  form,
  frame,
}: Shown<RelationshipModel>) => {
  const f = fieldsOf(ChangeRelationshipForm, form);
  return (
    <FormPage
      frame={frame}
      form={form}
      title="Change a relationship"
      person={person}
      action={paths.changeRelationship(person.id, part)}
      button="Save the relationship"
    >
      <Version state={form} />
      <Questions f={f} person={person} other={other} />
      <Dates f={f} />
    </FormPage>
  );
};

/** A relationship as a record of its own. */
export const RelationshipPage = ({ model, frame }: Shown<RelationshipSeen>) => {
  const { person, other, relation, parentalResponsibility, from, until } = model;
  return (
    <Page
      frame={frame}
      title="A relationship"
      width="reading"
      before={<BackLink href={paths.person(person.id)} />}
    >
      <RestrictedBanner restricted={person.restricted || other.restricted} />
      <H1 caption={sayLine(person)}>A relationship</H1>
      <SummaryList
        rows={[
          { key: relation, value: <Link href={paths.person(other.id)}>{sayLine(other)}</Link> },
          { key: 'Parental responsibility', value: parentalResponsibility ? 'Yes' : 'Not recorded' },
          {
            key: 'When',
            value: from === null && until === null ? 'Not recorded' : <Period from={from} until={until} />,
          },
        ]}
      />
    </Page>
  );
};
