import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import {
  BackLink,
  Beneath,
  Button,
  ButtonGroup,
  ButtonLink,
  FilterLayout,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Link,
  List,
  P,
  Page,
  PreviousNext,
  Select,
  Table,
  Tag,
  TextArea,
  TwoThirds,
} from '#ui';
import { AskForm, QuestionsQuery } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { AskingModel, QuestionLine, QuestionsModel } from '../reads/index.ts';
import { STATES } from '../rules/index.ts';
import { BoardParts, chosen, StateTag } from './parts.tsx';

/** '2 of 3 have answered', and who has not. */
const Answered = ({ line }: { readonly line: QuestionLine }) =>
  line.asked === 0 ? (
    <>–</>
  ) : (
    <>
      {`${line.answered} of ${line.asked} approved`}
      {line.waitsFor.map(({ organisation, late }) => (
        <Beneath key={organisation}>
          {late === null
            ? `${organisation} has not answered`
            : `${organisation} has not answered: late by ${late} working ${late === 1 ? 'day' : 'days'}`}
        </Beneath>
      ))}
    </>
  );

/** Questions in a table, for every page that lists them. */
export const QuestionsTable = ({
  caption,
  hidden,
  questions,
  empty,
}: {
  readonly caption: string;
  readonly hidden?: boolean;
  readonly questions: readonly QuestionLine[];
  readonly empty: string;
}) => (
  <Table
    caption={caption}
    captionSize={hidden ? 'hidden' : 'm'}
    rows={questions}
    empty={empty}
    urgent={({ waitsFor }) => waitsFor.some(({ late }) => late !== null)}
    columns={[
      {
        label: 'Question',
        header: true,
        cell: ({ id, words, asker, receivedAt }) => (
          <>
            <Link href={paths.question(id)}>
              {words.length > 160 ? `${words.slice(0, 160).trimEnd()}…` : words}
            </Link>
            <Beneath>{`${asker}, ${sayDay(receivedAt.slice(0, 10))}`}</Beneath>
          </>
        ),
      },
      {
        label: 'For the meeting of',
        cell: ({ meetingAt, inTime }) => (
          <>
            {sayInstant(meetingAt)}
            {!inTime && <Beneath>Came after the deadline</Beneath>}
          </>
        ),
      },
      { label: 'Stands', cell: ({ state }) => <StateTag state={state} /> },
      { label: 'Answers', cell: (line) => <Answered line={line} /> },
    ]}
  />
);

/** The questions of a board. */
export const QuestionsPage = ({ model, form, frame }: Shows<QuestionsModel>) => {
  const { board, state, page } = model;
  const at = (number: number) => {
    const asked = new URLSearchParams({ ...(state ? { state } : {}), page: `${number}` });
    return `${paths.questions(board.id)}?${asked}`;
  };
  const f = fieldsOf(QuestionsQuery, { ...form, values: { state: state ?? '' } })('state');
  const items = Object.entries(STATES).map(([value, text]) => ({ value, text }));
  return (
    <Page
      frame={frame}
      title={`Questions: ${board.name}`}
      width="wide"
      before={<BackLink href={paths.list}>Scrutiny</BackLink>}
    >
      <H1 caption={board.name}>Questions</H1>
      {model.mayAsk && (
        <ButtonGroup>
          <ButtonLink href={paths.askQuestion(board.id)}>Ask a question in advance</ButtonLink>
        </ButtonGroup>
      )}
      <BoardParts board={board.id} here="questions" />
      <FilterLayout
        action={paths.questions(board.id)}
        selected={state ? [{ label: STATES[state], without: paths.questions(board.id) }] : []}
        clearHref={paths.questions(board.id)}
        options={<Select field={chosen(f, items)} label="How they stand" blank="However they stand" />}
      >
        <QuestionsTable
          caption="Questions"
          hidden
          questions={model.questions}
          empty={
            state
              ? 'No question that you may see stands so.'
              : 'No question that you may see was sent in yet. Members ask them before a meeting.'
          }
        />
        <PreviousNext
          label="Questions"
          previous={page > 1 ? at(page - 1) : undefined}
          next={model.more ? at(page + 1) : undefined}
        />
      </FilterLayout>
    </Page>
  );
};

/** A member asks a question in advance. */
export const AskPage = ({ model, form, frame, today }: Shows<AskingModel>) => {
  const f = fieldsOf(AskForm, form);
  const { board, deadlines } = model;
  return (
    <Page
      frame={frame}
      title={`Ask a question: ${board.name}`}
      faults={form.faults}
      before={<BackLink href={paths.questions(board.id)}>Questions</BackLink>}
    >
      <TwoThirds>
        <H1 caption={board.name}>Ask a question in advance</H1>
        {model.about.length === 0 ? (
          <P>No public meeting of this board is to come. Ask when one is called.</P>
        ) : (
          <>
            <InsetText>
              <P>Each safeguarding partner is asked, and answers before the meeting. Send it in by:</P>
              <List
                items={deadlines.map(({ startsAt, by }) => (
                  <>
                    {`${sayDay(by)} for the meeting of ${sayInstant(startsAt)}`}
                    {by < today && (
                      <>
                        {' '}
                        <Tag colour="orange">Past: answered after the meeting</Tag>
                      </>
                    )}
                  </>
                ))}
              />
            </InsetText>
            <Form state={form} action={paths.askQuestion(board.id)}>
              <Select field={chosen(f('about'), model.about)} />
              <TextArea field={f('question')} rows={8} count />
              <Button>Send it in</Button>
            </Form>
          </>
        )}
      </TwoThirds>
    </Page>
  );
};
