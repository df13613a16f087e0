import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  Form,
  fieldsOf,
  H1,
  H2,
  Link,
  List,
  P,
  Page,
  Select,
  Table,
  Tag,
  type TagColour,
  TextArea,
  TextInput,
  TwoThirds,
  Version,
} from '#ui';
import { DropForm, EntryForm, SubjectForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { EntryLine, EntryModel, ProgrammeModel, SubjectFormModel } from '../reads/index.ts';
import { PROGRAMME_STATES, type ProgrammeState } from '../rules/index.ts';
import { BoardParts, chosen } from './parts.tsx';

const COLOURS: Readonly<Record<ProgrammeState, TagColour>> = {
  planned: 'blue',
  onAgenda: 'purple',
  done: 'green',
  dropped: 'grey',
};
const When = ({ entry }: { readonly entry: EntryLine }) => (
  <>
    {entry.meeting ? (
      <Link href={paths.agenda(entry.meeting.id)}>{sayInstant(entry.meeting.startsAt)}</Link>
    ) : (
      entry.when || 'Not set yet'
    )}
    {entry.meeting?.cancelled && <Beneath>That meeting was cancelled: place it anew</Beneath>}
    {entry.meeting && entry.when && <Beneath>{entry.when}</Beneath>}
  </>
);
const Reports = ({ entry, keeps }: { readonly entry: EntryLine; readonly keeps: boolean }) => (
  <>
    {entry.reports.map(({ id, title, author, cleared }) => (
      <div key={id}>
        <Link href={paths.report(id)}>{title}</Link>
        <Beneath>{`${author}${cleared ? '' : ', not cleared yet'}`}</Beneath>
      </div>
    ))}
    {entry.reports.length === 0 && !keeps && '–'}
    {keeps && entry.state !== 'dropped' && (
      <a class="govuk-link" href={paths.addReport(entry.subject)}>
        Ask for a report<span class="govuk-visually-hidden">{` on ${entry.title}`}</span>
      </a>
    )}
  </>
);

/** What a board looks at in a year. */
export const ProgrammePage = ({ model, frame }: Shows<ProgrammeModel>) => (
  <Page
    frame={frame}
    title={`Work programme: ${model.board.name}`}
    width="wide"
    before={<BackLink href={paths.list}>Scrutiny</BackLink>}
  >
    <H1 caption={model.board.name}>{`Work programme ${model.year.says}`}</H1>
    {model.mayKeep && (
      <ButtonGroup>
        <ButtonLink href={paths.addSubject(model.board.id)}>Add a subject</ButtonLink>
      </ButtonGroup>
    )}
    <BoardParts board={model.board.id} here="programme" />
    <Table
      caption="Work programme"
      captionSize="hidden"
      rows={model.entries}
      empty="Nothing stands in the work programme of this year yet."
      columns={[
        {
          label: 'Subject',
          header: true,
          cell: ({ id, title, why, lead, state }) => (
            <>
              {model.mayKeep && state !== 'done' && state !== 'dropped' ? (
                <Link href={paths.entry(id)}>{title}</Link>
              ) : (
                title
              )}
              <Beneath>{why}</Beneath>
              {lead && <Beneath>{`Led by ${lead}`}</Beneath>}
            </>
          ),
        },
        { label: 'When', cell: (entry) => <When entry={entry} /> },
        {
          label: 'Stands',
          cell: ({ state, droppedWhy }) => (
            <>
              <Tag colour={COLOURS[state]}>{PROGRAMME_STATES[state]}</Tag>
              {droppedWhy && <Beneath>{droppedWhy}</Beneath>}
            </>
          ),
        },
        { label: 'Reports', cell: (entry) => <Reports entry={entry} keeps={model.mayKeep} /> },
      ]}
    />
    <Details summary="Other years">
      <List
        items={model.years.map(({ value, says }) => (
          <Link href={paths.programmeOf(model.board.id, value)}>{says}</Link>
        ))}
      />
    </Details>
  </Page>
);

export const AddSubjectPage = ({ model, form, frame }: Shows<SubjectFormModel>) => {
  const f = fieldsOf(SubjectForm, form);
  return (
    <Page
      frame={frame}
      title="Add a subject"
      faults={form.faults}
      before={<BackLink href={paths.programme(model.board.id)}>Work programme</BackLink>}
    >
      <TwoThirds>
        <H1 caption={model.board.name}>Add a subject</H1>
        <Form state={form} action={paths.addSubject(model.board.id)}>
          {model.subjects.length > 0 && (
            <Select field={chosen(f('subject'), model.subjects)} blank="None of these" />
          )}
          <TextInput
            field={f('title')}
            label={model.subjects.length > 0 ? undefined : 'What does it look at?'}
          />
          <TextArea field={f('why')} rows={3} />
          <Select field={chosen(f('meeting'), model.meetings)} blank="Not set yet" />
          <TextInput field={f('when')} />
          <TextInput field={f('lead')} />
          <Button>Add the subject</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** Places a subject at a meeting, or ends it. */
export const EntryPage = ({ model, form, frame }: Shows<EntryModel>) => {
  const f = fieldsOf(EntryForm, form);
  return (
    <Page
      frame={frame}
      title={model.title}
      faults={form.faults}
      before={<BackLink href={paths.programme(model.board.id)}>Work programme</BackLink>}
    >
      <TwoThirds>
        <H1 caption={model.board.name}>{model.title}</H1>
        <P>{model.why}</P>
        <Form state={form} action={paths.entry(model.id)}>
          <Version state={form} />
          <Select field={chosen(f('meeting'), model.meetings)} blank="Not set yet" />
          {model.items.length > 0 && <Select field={chosen(f('item'), model.items)} blank="None yet" />}
          <TextInput field={f('when')} />
          <TextInput field={f('lead')} />
          <Button>Save</Button>
        </Form>
        <H2>Is it at an end?</H2>
        <Form state={form} action={paths.finishEntry(model.id)}>
          <input type="hidden" name="version" value={`${model.version}`} />
          <ButtonGroup>
            <Button kind="secondary">The board has looked at it</Button>
            <Link href={paths.dropEntry(model.id)}>Drop it from the programme</Link>
          </ButtonGroup>
        </Form>
      </TwoThirds>
    </Page>
  );
};
export const DropPage = ({ model, form, frame }: Shows<EntryModel>) => (
  <Page
    frame={frame}
    title={`Drop ${model.title}`}
    faults={form.faults}
    before={<BackLink href={paths.entry(model.id)}>{model.title}</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.title}>Drop it from the programme</H1>
      <P>It stays in the programme of its year, with the reason.</P>
      <Form state={form} action={paths.dropEntry(model.id)}>
        <Version state={form} />
        <TextArea field={fieldsOf(DropForm, form)('why')} rows={3} />
        <Button kind="warning">Drop it</Button>
      </Form>
    </TwoThirds>
  </Page>
);
