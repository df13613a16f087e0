import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { paths as people } from '#people';
import {
  BackLink,
  Button,
  ButtonGroup,
  ButtonLink,
  ComparedFields,
  Details,
  Form,
  fieldsOf,
  H1,
  H2,
  InsetText,
  Likelihood,
  Link,
  List,
  P,
  Page,
  Radios,
  TextArea,
  WarningText,
} from '#ui';
import { SayingForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { CompareModel } from '../reads/index.ts';
import { Restricted, sayLine } from './parts.tsx';

/** Which of a side's facts stands beside which field. */
const FACTS: Readonly<Record<string, keyof CompareModel['here']>> = {
  'Given name': 'names',
  'Family name': 'names',
  'Date of birth': 'born',
  Sex: 'sex',
  Postcode: 'places',
  Address: 'places',
  Number: 'numbers',
};

const Standing = ({ model }: { readonly model: CompareModel }) => {
  const { standing, person, other } = model;
  if (!standing) return null;
  return (
    <InsetText>
      <p>
        {standing.saying === 'same'
          ? 'These two records are linked: '
          : 'These two were said to be different people: '}
        {standing.reason}
      </p>
      <p>
        {standing.by}, {sayInstant(standing.at)}
      </p>
      <ButtonLink href={paths.undo(person.id, other.id)} kind="secondary">
        Undo this
      </ButtonLink>
    </InsetText>
  );
};

/** Two records side by side, what speaks for and against, and the place to say which it is. */
export const ComparePage = ({ model, form, frame }: Shows<CompareModel>) => {
  const { person, other, likely, here, there, before, named } = model;
  const f = fieldsOf(SayingForm, form);
  const fields = likely.fields.map((field) => {
    const fact = FACTS[field.label];
    return fact === undefined ? field : { ...field, one: here[fact], other: there[fact] };
  });
  return (
    <Page
      frame={frame}
      title="Compare two records"
      faults={form.faults}
      before={<BackLink href={paths.same(person.id)}>Back to possible same people</BackLink>}
    >
      <Restricted people={[person, other]} />
      <H1 caption="Compare two records">
        {person.name} and {other.name}
      </H1>
      <p class="govuk-body">
        <Likelihood words={likely.words} probability={likely.probability} />
      </p>
      {likely.ofOneHome && <P>What they share, a brother, a sister or a twin would share too.</P>}
      <Standing model={model} />
      <ComparedFields caption="Field by field" fields={fields} sides={['This record', 'The other']} />
      <P>
        Open <Link href={people.person(person.id)}>{sayLine(person)}</Link> or{' '}
        <Link href={people.person(other.id)}>{sayLine(other)}</Link>.
      </P>
      {!model.standing && (
        <>
          <H2>Say which it is</H2>
          <P>
            Linking moves nothing: both records stay as they are, each shows that it is also recorded as the
            other, and you can undo it.
          </P>
          {named.length > 0 && (
            <>
              <WarningText>
                One of these records is restricted. If you link them, both are: only these people will see
                either, and everybody else who sees the other one now loses sight of it at once.
              </WarningText>
              <List items={named} />
            </>
          )}
          <Form state={form} action={paths.compare(person.id, other.id)}>
            <Radios field={f('saying')} />
            <TextArea field={f('reason')} rows={3} />
            <ButtonGroup>
              <Button>Save</Button>
              <Link href={paths.same(person.id)}>Cancel</Link>
            </ButtonGroup>
          </Form>
        </>
      )}
      {before.length > 0 && (
        <Details summary={`Said before and undone (${before.length})`}>
          <List
            items={before.map(
              ({ saying, reason, by, at, undoneBy, undoneAt, undoneWhy }) =>
                `${saying === 'same' ? 'Linked' : 'Told apart'} by ${by}, ${sayInstant(at)}: ${reason} Undone by ${undoneBy}, ${sayInstant(undoneAt)}: ${undoneWhy}`,
            )}
          />
        </Details>
      )}
    </Page>
  );
};
