import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import {
  BackLink,
  Beneath,
  ButtonGroup,
  ButtonLink,
  EmptyState,
  H1,
  H2,
  Lede,
  Link,
  P,
  Page,
  SummaryList,
  Table,
  Tag,
} from '#ui';
import { paths } from '../paths.ts';
import type { BoardModel, BoardsModel } from '../reads/index.ts';
import { BoardParts, DayDue, StateTag } from './parts.tsx';

/** The scrutiny boards. */
export const BoardsPage = ({ model, frame }: Shows<BoardsModel>) => (
  <Page frame={frame} title="Scrutiny" width="wide">
    <H1>Scrutiny</H1>
    <Lede>
      Councillors hold the arrangements to account in public: what they look at, what they are told, and what
      they ask before they meet.
    </Lede>
    {(model.mayKeep || model.mayAnswer) && (
      <ButtonGroup>
        {model.mayAnswer && <ButtonLink href={paths.inbox}>Questions to answer</ButtonLink>}
        {model.mayKeep && (
          <ButtonLink href={paths.addBoard} kind={model.mayAnswer ? 'secondary' : undefined}>
            Add a scrutiny board
          </ButtonLink>
        )}
      </ButtonGroup>
    )}
    <Table
      caption="Scrutiny boards"
      captionSize="hidden"
      rows={model.boards}
      empty={
        model.mayKeep
          ? 'No committee is a scrutiny board yet. Add one to keep its year here.'
          : 'No committee is a scrutiny board yet.'
      }
      columns={[
        {
          label: 'Board',
          header: true,
          cell: ({ id, name, purpose, sits }) => (
            <>
              <Link href={paths.board(id)}>{name}</Link>
              {sits && (
                <>
                  {' '}
                  <Tag colour="blue">You sit here</Tag>
                </>
              )}
              {purpose && <Beneath>{purpose}</Beneath>}
            </>
          ),
        },
        {
          label: 'Next meeting',
          cell: ({ next }) =>
            next ? <Link href={paths.agenda(next.id)}>{sayInstant(next.startsAt)}</Link> : 'None called yet',
        },
        {
          label: 'Questions by',
          cell: ({ next }) => (next ? <DayDue clock={next.questions} /> : '–'),
        },
        {
          label: 'Agenda out by',
          cell: ({ next }) => (next ? <DayDue clock={next.publication} /> : '–'),
        },
      ]}
    />
  </Page>
);

type Meeting = BoardModel['meetings'][number];
const Agenda = ({ meeting }: { readonly meeting: Meeting }) => {
  if (meeting.cancelled) return <Tag colour="red">Cancelled</Tag>;
  if (meeting.published !== null)
    return (
      <>
        <Tag colour={meeting.publishedLate ? 'orange' : 'green'}>
          {meeting.publishedLate ? 'Published late' : 'Published'}
        </Tag>
        <Beneath>{sayInstant(meeting.published)}</Beneath>
      </>
    );
  if (meeting.publication.state === 'late') return <Tag colour="red">Not published</Tag>;
  return <DayDue clock={meeting.publication} />;
};
const Meetings = ({ model }: { readonly model: BoardModel }) => (
  <Table
    caption="Meetings, and the dates that they make"
    rows={model.meetings}
    empty="No public meeting of this board is called yet. Call one under Meetings, and tick that it is open to the public."
    columns={[
      {
        label: 'Meeting',
        header: true,
        cell: (meeting) => (
          <>
            <Link href={paths.agenda(meeting.id)}>{sayInstant(meeting.startsAt)}</Link>
            <Beneath>{[meeting.title, meeting.place].filter(Boolean).join(', ')}</Beneath>
          </>
        ),
      },
      {
        label: 'Questions by',
        cell: (meeting) => (meeting.cancelled ? '–' : <DayDue clock={meeting.questions} />),
      },
      { label: 'Agenda out by', cell: (meeting) => <Agenda meeting={meeting} /> },
    ]}
  />
);

/** A board in its municipal year. */
export const BoardPage = ({ model, frame }: Shows<BoardModel>) => (
  <Page
    frame={frame}
    title={model.name}
    width="wide"
    before={<BackLink href={paths.list}>Scrutiny</BackLink>}
  >
    <H1 caption={`Municipal year ${model.year.says}`}>{model.name}</H1>
    {model.purpose && <Lede>{model.purpose}</Lede>}
    {(model.mayAsk || model.mayKeep) && (
      <ButtonGroup>
        {model.mayAsk && (
          <ButtonLink href={paths.askQuestion(model.id)}>Ask a question in advance</ButtonLink>
        )}
        {model.mayKeep && (
          <ButtonLink href={paths.year(model.id)} kind={model.mayAsk ? 'secondary' : undefined}>
            Enter an annual meeting
          </ButtonLink>
        )}
      </ButtonGroup>
    )}
    <BoardParts board={model.id} here="board" />
    {model.year.provisional && (
      <P>
        {`The year is taken from ${sayDay(model.year.from)} to ${sayDay(model.year.until)}: the day of an annual meeting is not entered yet, and 1 May stands for it.`}
      </P>
    )}
    <Meetings model={model} />
    <H2>Questions of this year</H2>
    {model.questions.length === 0 ? (
      <EmptyState title="No question that you may see was asked this year." />
    ) : (
      <SummaryList
        rows={model.questions.map(({ state, count }) => ({
          key: `${count} ${count === 1 ? 'question' : 'questions'}`,
          value: <StateTag state={state} />,
          actions: [
            { href: paths.questions(model.id, state), text: 'See', about: `questions that stand so` },
          ],
        }))}
      />
    )}
    <H2>Its rules</H2>
    <SummaryList
      rows={[
        {
          key: 'Quorum',
          value: `${model.quorum} with a vote`,
          ...(model.mayKeep
            ? { actions: [{ href: paths.changeBoard(model.id), text: 'Change', about: 'the rules' }] }
            : {}),
        },
        {
          key: 'Education',
          value: model.education
            ? 'Its work touches education: church and parent governor representatives vote on that'
            : 'Its work does not touch education',
        },
        { key: 'Small numbers', value: `Numbers of children under ${model.smallNumber} are warned of` },
      ]}
    />
  </Page>
);
