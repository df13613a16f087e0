import type { Shows } from '#http';
import { sayDay, sayInstant, sayTime } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  Form,
  H1,
  H2,
  InsetText,
  Link,
  P,
  Page,
  SummaryList,
  Table,
  Typed,
  WarningText,
} from '#ui';
import { paths } from '../paths.ts';
import type { AgendaLine, MeetingModel, PersonOf } from '../reads/index.ts';
import { EVERY, MODES } from '../rules/index.ts';
import { AnswerTag, ItemTitle, OpenToTag, StandsTag, sayAim, sayPart, sayWhen } from './parts.tsx';

/** The agenda as one post may see it. */
export const AgendaTable = ({ lines }: { readonly lines: readonly AgendaLine[] }) => (
  <Table
    caption="Agenda"
    rows={lines}
    empty="There is nothing on the agenda yet."
    columns={[
      {
        label: 'Item',
        header: true,
        cell: (line) => (
          <span id={`item-${line.id}`} class={`app-agenda-line--${line.depth}`}>
            {line.number} <ItemTitle line={line} />
            {line.supplement && <Beneath>Supplement: added after the agenda went out</Beneath>}
          </span>
        ),
      },
      { label: 'Time', whole: true, cell: ({ startsAt }) => sayTime(startsAt) },
      { label: 'Aim', cell: (line) => sayAim(line) },
      {
        label: 'Presented by',
        cell: ({ presenter }) => presenter || '–',
      },
      { label: 'Papers', numeric: true, cell: ({ papers, seen }) => (seen ? papers : '–') },
      { label: 'For', cell: ({ openTo }) => <OpenToTag openTo={openTo} /> },
    ]}
  />
);

const BroughtTable = ({ brought: { lines, all } }: { readonly brought: MeetingModel['brought'] }) =>
  lines.length === 0 ? null : (
    <>
      <Table
        caption="Promised before and not yet discharged"
        empty="Nothing is outstanding."
        rows={lines}
        columns={[
          { label: 'What', header: true, cell: ({ what, href }) => <Link href={href}>{what}</Link> },
          { label: 'Owed by', cell: ({ owedBy }) => owedBy },
          {
            label: 'By when',
            whole: true,
            cell: ({ due, late }) => (
              <>
                {sayDay(due)}
                {late && <Beneath>Late</Beneath>}
              </>
            ),
          },
          { label: 'Stands', cell: ({ stands }) => stands },
        ]}
      />
      {all && (
        <P>
          <Link href={all}>See everything that is outstanding</Link>
        </P>
      )}
    </>
  );

export const PeopleTable = ({
  people,
  change,
}: {
  readonly people: readonly PersonOf[];
  readonly change?: boolean;
}) => (
  <Table
    caption="People"
    rows={people}
    empty="Nobody is on the list yet."
    columns={[
      {
        label: 'Name',
        header: true,
        cell: ({ id, name, title, organisation }) => (
          <>
            {change ? <Link href={paths.person(id)}>{name}</Link> : name}
            <Beneath>
              {title}, {organisation}
            </Beneath>
          </>
        ),
      },
      { label: 'As', cell: (person) => sayPart(person) },
      {
        label: 'Answer',
        cell: (person) => (
          <>
            <AnswerTag person={person} />
            {person.said && <Beneath>{person.said}</Beneath>}
          </>
        ),
      },
    ]}
  />
);

const Acts = ({ model, form }: Pick<Shows<MeetingModel>, 'model' | 'form'>) => {
  const may = new Set(model.acts);
  const asks = model.own?.answer === null && model.own.part !== 'clerk';
  return (
    <ButtonGroup>
      {may.has('answer') && (
        <ButtonLink href={paths.answer(model.id)} kind={asks ? undefined : 'secondary'}>
          {asks ? 'Say whether you are coming' : 'Change your answer'}
        </ButtonLink>
      )}
      {may.has('call') && (
        <Form state={form} action={paths.call(model.id)}>
          <Button>Call the meeting</Button>
        </Form>
      )}
      {may.has('change') && (
        <ButtonLink href={paths.change(model.id)} kind="secondary">
          Change or move it
        </ButtonLink>
      )}
      {may.has('cancel') && (
        <ButtonLink href={paths.cancel(model.id)} kind="secondary">
          Cancel it
        </ButtonLink>
      )}
      {model.series?.own && !model.series.ended && model.stands !== 'cancelled' && (
        <ButtonLink href={paths.next(model.id)} kind="secondary">
          Make the next meeting
        </ButtonLink>
      )}
    </ButtonGroup>
  );
};

const Where = ({ model }: { readonly model: MeetingModel }) => (
  <>
    {MODES[model.mode]}
    {model.place && <Beneath>{model.place}</Beneath>}
  </>
);

const Warnings = ({ model }: { readonly model: MeetingModel }) => {
  const stands = model.stands === 'planned' || model.stands === 'called';
  const noChair = model.keeps && stands && !model.people.some(({ part }) => part === 'chair');
  const noLink = model.keeps && stands && model.mode !== 'inPerson' && model.link === '';
  return (
    <>
      {model.stands === 'cancelled' && (
        <WarningText>{`This meeting was cancelled: ${model.cancelledWhy}`}</WarningText>
      )}
      {noChair && (
        <WarningText>Nobody chairs this meeting. Add a chair, or make somebody the chair.</WarningText>
      )}
      {noLink && <WarningText>People meet by video, and there is no link to join yet.</WarningText>}
      {model.dayIsOurs && (
        <InsetText>
          <P>The day of this meeting is ours: {model.dayIsOurs}</P>
        </InsetText>
      )}
    </>
  );
};

/** One meeting: when and where, the agenda as far as it is theirs, and who is called. */
export const MeetingPage = ({ model, form, frame }: Shows<MeetingModel>) => {
  const may = new Set(model.acts);
  const supplements = model.agenda.filter(({ supplement }) => supplement);
  return (
    <Page
      frame={frame}
      title={model.title}
      width="wide"
      before={<BackLink href={paths.list}>Meetings</BackLink>}
    >
      <H1 caption={model.body}>{model.title}</H1>
      <P>
        <StandsTag stands={model.stands} />
      </P>
      <Warnings model={model} />
      <Acts model={model} form={form} />
      <SummaryList
        rows={[
          { key: 'When', value: sayWhen(model.startsAt, model.endsAt) },
          { key: 'Where', value: <Where model={model} /> },
          ...(model.link
            ? [{ key: 'Join', value: <Link href={model.link}>{`Join by ${model.service}`}</Link> }]
            : []),
          ...(model.purpose ? [{ key: 'What it is for', value: <Typed>{model.purpose}</Typed> }] : []),
          {
            key: 'Quorum',
            value:
              [
                model.quorum === null ? '' : `${model.quorum} with a vote`,
                model.quorumOfPartners ? 'each statutory safeguarding partner' : '',
              ]
                .filter(Boolean)
                .join(', and ') || 'No rule is set',
          },
          ...(model.isPublic
            ? [{ key: 'Public', value: 'The public may come, but for what is exempt' }]
            : []),
          ...(model.previous
            ? [
                {
                  key: 'Last meeting',
                  value: (
                    <Link
                      href={paths.one(model.previous.id)}
                    >{`${model.previous.title}, ${sayInstant(model.previous.startsAt)}`}</Link>
                  ),
                },
              ]
            : []),
          ...(model.series
            ? [
                {
                  key: 'Comes again',
                  value: (
                    <>
                      {model.series.ended ? 'No more' : EVERY[model.series.every]}
                      {model.series.own && !model.series.ended && (
                        <Form state={form} action={paths.endSeries(model.id)}>
                          <Button kind="secondary" compact>
                            End the series
                          </Button>
                        </Form>
                      )}
                    </>
                  ),
                },
              ]
            : []),
          ...((model.own?.called || model.keeps) && (model.stands === 'called' || model.stands === 'live')
            ? [
                {
                  key: model.stands === 'live' ? 'Under way' : 'On the day',
                  value: (
                    <Link href={paths.live(model.id)}>
                      {model.own?.part === 'invited' ? 'Go to the waiting room' : 'Go to the room'}
                    </Link>
                  ),
                },
              ]
            : []),
          ...(model.own?.called || model.keeps
            ? [
                {
                  key: 'Your papers',
                  value: <Link href={paths.pack(model.id)}>Read your papers on one page</Link>,
                },
                {
                  key: 'Minutes',
                  value: (
                    <>
                      <Link href={paths.minutes(model.id)}>Minutes of this meeting</Link>
                      {model.keeps && (
                        <Beneath>
                          <Link href={paths.bringIn(model.id)}>Bring in a page of minutes</Link>
                        </Beneath>
                      )}
                    </>
                  ),
                },
              ]
            : []),
          ...(model.own?.called
            ? [
                {
                  key: 'Your calendar',
                  value: <Link href={paths.invitation(model.id)}>Save this meeting as a calendar file</Link>,
                },
              ]
            : []),
        ]}
      />
      <AgendaTable lines={model.agenda} />
      {may.has('agenda') && (
        <ButtonGroup>
          <ButtonLink href={paths.addItem(model.id)} kind="secondary">
            Add an item
          </ButtonLink>
          {model.agenda.length > 1 && <Link href={paths.order(model.id)}>Change the order</Link>}
        </ButtonGroup>
      )}
      <BroughtTable brought={model.brought} />
      {supplements.length > 0 && (
        <Details summary={`Added after the agenda went out: ${supplements.length}`}>
          {supplements.map((line) => (
            <P key={line.id}>
              {line.number} <ItemTitle line={line} />
            </P>
          ))}
        </Details>
      )}
      {model.people.length > 0 && (
        <>
          <PeopleTable people={model.people} />
          {may.has('people') && (
            <P>
              <Link href={paths.people(model.id)}>Add or change people</Link>
            </P>
          )}
        </>
      )}
      {model.own?.part === 'invited' && (
        <>
          <H2>You are invited for single items</H2>
          <P>You see the items that you are invited for, and join when you are let in.</P>
        </>
      )}
    </Page>
  );
};
