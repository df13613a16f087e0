import type { Shows } from '#http';
import {
  BackLink,
  Button,
  ButtonGroup,
  Checkbox,
  Form,
  fieldsOf,
  H1,
  H2,
  InsetText,
  Link,
  List,
  P,
  Page,
  Radios,
  SearchInput,
  Select,
  TextInput,
  TwoThirds,
  Version,
} from '#ui';
import { AnswerForm, ChangePersonForm, PersonForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { AnswerModel, PeopleModel, PersonModel } from '../reads/index.ts';
import { PARTS } from '../rules/index.ts';
import { sayPart, sayWhen } from './parts.tsx';
import { PeopleTable } from './tables.tsx';

const at = (path: string, q: string): string => (q ? `${path}?q=${encodeURIComponent(q)}` : path);
const NOBODY = 'Nobody fits. Look for a part of their name, their title or their organisation';

/** Who is called to a meeting, and the search for others. */
export const PeoplePage = ({ model, form, frame }: Shows<PeopleModel>) => {
  const f = fieldsOf(PersonForm, form);
  const post = f('post');
  const { meeting, found, q, proposed } = model;
  const here = paths.people(meeting.id);
  return (
    <Page
      frame={frame}
      title={`People: ${meeting.title}`}
      width="wide"
      faults={form.faults}
      before={<BackLink href={paths.one(meeting.id)}>{meeting.title}</BackLink>}
    >
      <H1 caption={meeting.title}>People</H1>
      <PeopleTable people={model.people} change={model.mayChange} />
      {proposed.length > 0 && (
        <InsetText>
          <P>These sit on the body on that day, and are not on the list:</P>
          <List
            items={proposed.map(({ name, part }) => (
              <Link
                href={at(here, name.split(',')[0] ?? '')}
              >{`${name}: ${PARTS[part].label.toLowerCase()}`}</Link>
            ))}
          />
        </InsetText>
      )}
      {model.mayChange && (
        <TwoThirds>
          <H2>Add somebody</H2>
          <SearchInput action={here} label="Name, title or organisation" value={q} />
          {q && found.length === 0 && <P>{NOBODY}.</P>}
          {found.length > 0 && (
            <Form state={form} action={at(here, q)}>
              <Radios
                field={post}
                items={found.map((each) => ({
                  ...each,
                  chosen: found.length === 1 || each.value === post.value,
                }))}
                small
              />
              <Select field={f('part')} />
              <Button>{meeting.stands === 'planned' ? 'Put them on the list' : 'Call them'}</Button>
            </Form>
          )}
        </TwoThirds>
      )}
    </Page>
  );
};

/** One person on the list. */
export const PersonPage = ({ model, form, frame }: Shows<PersonModel>) => {
  const f = fieldsOf(ChangePersonForm, form);
  const { person, meeting } = model;
  return (
    <Page
      frame={frame}
      title={`${person.name}: ${meeting.title}`}
      faults={form.faults}
      before={<BackLink href={paths.people(meeting.id)}>People</BackLink>}
    >
      <TwoThirds>
        <H1 caption={meeting.title}>{person.name}</H1>
        <P>{sayPart(person)}</P>
        <Form state={form} action={paths.person(person.id)}>
          <Version state={form} />
          <Select field={f('part')} />
          <Checkbox field={f('votes')} />
          <Button>Save</Button>
        </Form>
        <H2>Take them off the list</H2>
        <P>They see the meeting and its papers no longer. Whoever comes for them is taken off too.</P>
        <Form state={form} action={paths.removePerson(person.id)}>
          <Button kind="warning">Take them off the list</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** Whether somebody comes, and who comes for them. */
export const AnswerPage = ({ model, form, frame }: Shows<AnswerModel>) => {
  const f = fieldsOf(AnswerForm, form);
  const { meeting, found, q } = model;
  const here = paths.answer(meeting.id);
  const deputy = f('deputy');
  const Deputy = (
    <>
      <Radios
        field={deputy}
        items={[
          ...found.map((each) => ({ ...each, chosen: each.value === deputy.value })),
          { value: '', text: 'Nobody', chosen: deputy.value === '' },
        ]}
        small
      />
      <Checkbox field={f('authority')} />
    </>
  );
  return (
    <Page
      frame={frame}
      title={`Are you coming? ${meeting.title}`}
      faults={form.faults}
      before={<BackLink href={paths.one(meeting.id)}>{meeting.title}</BackLink>}
    >
      <TwoThirds>
        <H1 caption={meeting.title}>Are you coming?</H1>
        <P>{sayWhen(meeting.startsAt, meeting.endsAt)}</P>
        {model.deputy && <P>{`${model.deputy} comes for you. Ask the clerk to change that.`}</P>}
        {model.mayDepute && (
          <SearchInput
            action={here}
            label="If you cannot come: look for who comes for you"
            hint="Their name, title or organisation"
            value={q}
          />
        )}
        {model.mayDepute && q && found.length === 0 && <P>{NOBODY}.</P>}
        <Form state={form} action={at(here, q)}>
          <Radios field={f('answer')} />
          <TextInput field={f('said')} />
          {found.length > 0 && Deputy}
          <ButtonGroup>
            <Button>Send your answer</Button>
            <Link href={paths.one(meeting.id)}>Back to the meeting</Link>
          </ButtonGroup>
        </Form>
      </TwoThirds>
    </Page>
  );
};
