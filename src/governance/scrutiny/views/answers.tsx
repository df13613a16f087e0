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
  InsetText,
  Lede,
  Link,
  P,
  Page,
  Radios,
  SummaryList,
  Table,
  TextArea,
  TwoThirds,
  Typed,
} from '#ui';
import { AnswerForm, CheckForm, ReturnForm, SupplementaryForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import type { AnsweringModel, CheckingModel, FollowUpModel, InboxModel } from '../reads/index.ts';
import { ANSWER_KINDS } from '../rules/index.ts';
import { AnswerTag, Due, Quoted } from './parts.tsx';
import { Warnings } from './warnings.tsx';

/** What the organisation is asked. */
export const InboxPage = ({ model, frame }: Shows<InboxModel>) => (
  <Page
    frame={frame}
    title="Questions to answer"
    width="wide"
    before={<BackLink href={paths.list}>Scrutiny</BackLink>}
  >
    <H1 caption={model.organisation}>Questions to answer</H1>
    <Lede>
      What scrutiny boards ask your organisation. Answer, decline with the reason, or say that you hold
      nothing on it.
    </Lede>
    <Table
      caption="Questions to answer"
      captionSize="hidden"
      rows={model.asks}
      empty="Nothing is asked of your organisation that it has not answered."
      urgent={({ clock }) => clock?.state === 'late'}
      columns={[
        {
          label: 'Question',
          header: true,
          cell: ({ id, words, board }) => (
            <>
              <Link href={paths.answer(id)}>
                {words.length > 160 ? `${words.slice(0, 160).trimEnd()}…` : words}
              </Link>
              <Beneath>{board}</Beneath>
            </>
          ),
        },
        { label: 'For the meeting of', cell: ({ meetingAt }) => sayInstant(meetingAt) },
        {
          label: 'To be answered',
          cell: ({ clock, moved }) => (
            <>
              {clock ? <Due clock={clock} /> : 'Nothing is due now'}
              {moved && <Beneath>{moved}</Beneath>}
            </>
          ),
        },
        { label: 'Stands', cell: ({ stands }) => <AnswerTag stands={stands} /> },
      ]}
    />
    {model.more && <P>There are more than these hundred. Answer some to see the rest.</P>}
  </Page>
);

const About = ({
  model,
}: {
  readonly model: Pick<AnsweringModel, 'board' | 'meeting' | 'meetingAt' | 'ask'>;
}) => (
  <SummaryList
    rows={[
      { key: 'For', value: `${model.board}: ${model.meeting}, ${sayInstant(model.meetingAt)}` },
      ...(model.ask.clock
        ? [{ key: 'To be answered', value: <Due clock={model.ask.clock} explained /> }]
        : [{ key: 'To be answered', value: model.ask.moved }]),
    ]}
  />
);
/** An organisation answers. */
export const AnswerPage = ({ model, form, frame }: Shows<AnsweringModel>) => {
  const f = fieldsOf(AnswerForm, form);
  const { ask } = model;
  const returned = ask.answers.find(({ check }) => check === 'returned');
  const title = ask.stands === 'none' ? 'Answer the question' : 'Change your answer';
  return (
    <Page
      frame={frame}
      title={title}
      faults={form.faults}
      before={<BackLink href={paths.inbox}>Questions to answer</BackLink>}
    >
      <TwoThirds>
        <H1 caption={ask.organisation}>{title}</H1>
        <Quoted words={model.question.words} />
        <About model={model} />
        {ask.stands === 'returned' && returned && (
          <InsetText>
            <P>{`It was sent back by ${returned.checkedBy}:`}</P>
            <Typed>{returned.checkSaid}</Typed>
          </InsetText>
        )}
        {ask.published && (
          <Details summary="Your answer that is approved">
            <Typed>{ask.published.says}</Typed>
            <P>It stands until what you send now is approved.</P>
          </Details>
        )}
        <Form state={form} action={paths.answer(ask.id)}>
          <input type="hidden" name="number" value={`${form.values.number ?? model.number}`} />
          <Radios field={f('kind')} />
          <TextArea field={f('says')} rows={10} count />
          <Button>Send the answer</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** An officer checks an answer before it is published. */
export const CheckPage = ({ model, form, frame }: Shows<CheckingModel>) => {
  const f = fieldsOf(CheckForm, form);
  return (
    <Page
      frame={frame}
      title="Check the answer"
      faults={form.faults}
      before={<BackLink href={paths.question(model.question.id)}>The question</BackLink>}
    >
      <TwoThirds>
        <H1 caption={model.ask.organisation}>Check the answer</H1>
        <Quoted words={model.question.words} />
        <H2>What they sent</H2>
        <P>{`${ANSWER_KINDS[kindOf(model.answer.kind)]}. ${model.answer.by}`}</P>
        <Form state={form} action={paths.checkAnswer(model.answer.id)}>
          <input type="hidden" name="number" value={`${form.values.number ?? model.answer.number}`} />
          <TextArea field={f('says')} rows={10} />
          <Warnings
            form={form}
            field={f('yes')}
            warnings={model.warnings}
            none="Nothing in these words is warned of. Read them all the same: a program does not know who can be known by them."
          />
          <ButtonGroup>
            <Button>Approve it</Button>
            <ButtonLink href={paths.returnAnswer(model.answer.id)} kind="secondary">
              Send it back
            </ButtonLink>
          </ButtonGroup>
        </Form>
      </TwoThirds>
    </Page>
  );
};
const kindOf = (kind: string): keyof typeof ANSWER_KINDS =>
  kind === 'nil' || kind === 'declined' ? kind : 'answered';

export const ReturnPage = ({ model, form, frame }: Shows<CheckingModel>) => (
  <Page
    frame={frame}
    title="Send the answer back"
    faults={form.faults}
    before={<BackLink href={paths.checkAnswer(model.answer.id)}>Check the answer</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.ask.organisation}>Send the answer back</H1>
      <Quoted words={model.answer.says} />
      <Form state={form} action={paths.returnAnswer(model.answer.id)}>
        <TextArea field={fieldsOf(ReturnForm, form)('why')} rows={4} />
        <Button>Send it back</Button>
      </Form>
    </TwoThirds>
  </Page>
);

/** A member asks again about an answer. */
export const FollowUpPage = ({ model, form, frame }: Shows<FollowUpModel>) => (
  <Page
    frame={frame}
    title="Ask a supplementary question"
    faults={form.faults}
    before={<BackLink href={paths.question(model.question.id)}>The question</BackLink>}
  >
    <TwoThirds>
      <H1 caption={model.board}>Ask a supplementary question</H1>
      <Quoted words={model.question.words} />
      <H2>{`What ${model.ask.organisation} answered`}</H2>
      <Typed>{model.answer.says}</Typed>
      <Form state={form} action={paths.supplementary(model.answer.id)}>
        <TextArea field={fieldsOf(SupplementaryForm, form)('question')} rows={6} count />
        <Button>Send it in</Button>
      </Form>
    </TwoThirds>
  </Page>
);
