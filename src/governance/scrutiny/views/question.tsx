import type { Shows } from '#http';
import { sayDay, sayInstant } from '#kernel';
import { paths as minutePaths } from '#minutes';
import {
  Alert,
  BackLink,
  Beneath,
  Button,
  ButtonGroup,
  ButtonLink,
  Details,
  Form,
  H1,
  H2,
  H3,
  Link,
  List,
  P,
  Page,
  SummaryList,
  type SummaryRow,
  Timeline,
  TwoThirds,
  Typed,
} from '#ui';
import { paths } from '../paths.ts';
import type { AskModel, QuestionModel } from '../reads/index.ts';
import { ANSWER_KINDS, PARTNERS, type QuestionAct } from '../rules/index.ts';
import { Answer, AnswerTag, Due, Quoted, StateTag } from './parts.tsx';

/** The order in which the buttons stand: the first that is open is the page's own. */
const LINKS: readonly (readonly [Exclude<QuestionAct, 'consolidate'>, string])[] = [
  ['leave', 'Say whether it may be asked in the new words'],
  ['accept', 'Accept it'],
  ['allocate', 'Put it to those who answer'],
  ['again', 'Write it again'],
  ['reword', 'Propose other words'],
  ['split', 'Split it'],
  ['join', 'Join it with another'],
  ['minute', 'Put it in the minutes'],
  ['withhold', 'Withhold it'],
];
const ADDRESS: Readonly<Record<Exclude<QuestionAct, 'consolidate'>, (id: string) => string>> = {
  leave: paths.leaveQuestion,
  accept: paths.acceptQuestion,
  allocate: paths.allocateQuestion,
  again: paths.againQuestion,
  reword: paths.rewordQuestion,
  split: paths.splitQuestion,
  join: paths.joinQuestion,
  minute: paths.minuteQuestion,
  withhold: paths.withholdQuestion,
};

/** The one thing that the page is for now: its button comes first. */
const firstOf = (model: QuestionModel): { readonly href: string; readonly words: string } | null => {
  const toCheck = model.asks.find(({ stands, ended }) => stands === 'toCheck' && ended === '');
  const latest = toCheck?.answers.find(({ check }) => check === null);
  if (model.party === 'officer' && toCheck && latest)
    return { href: paths.checkAnswer(latest.id), words: `Check the answer of ${toCheck.organisation}` };
  const ours = model.asks.find(({ ours, ended, stands }) => ours && ended === '' && stands !== 'approved');
  if (ours && ours.stands !== 'toCheck' && model.mayAnswer)
    return { href: paths.answer(ours.id), words: `Answer for ${ours.organisation}` };
  return null;
};
const Acts = ({ model, form }: Pick<Shows<QuestionModel>, 'model' | 'form'>) => {
  const first = firstOf(model);
  const ready = first === null && model.acts.includes('consolidate') && model.state === 'answered';
  const links = LINKS.filter(([act]) => model.acts.includes(act) && !(act === 'minute' && model.minuted));
  const leads = first === null && !ready && model.asks.length === 0;
  return (
    <>
      {(first !== null || links.length > 0) && (
        <ButtonGroup>
          {first && <ButtonLink href={first.href}>{first.words}</ButtonLink>}
          {links.map(([act, words], index) => (
            <ButtonLink
              href={ADDRESS[act](model.id)}
              kind={leads && index === 0 && act !== 'withhold' ? undefined : 'secondary'}
              key={act}
            >
              {act === 'allocate' && model.asks.length > 0 ? 'Put it to others too' : words}
            </ButtonLink>
          ))}
        </ButtonGroup>
      )}
      {model.replace && (
        <Form state={form} action={paths.replacePartner(model.id)}>
          <P>Somebody who was asked has ended. Whoever took their place can be asked instead.</P>
          <Button kind="secondary">Ask their successor</Button>
        </Form>
      )}
      {model.acts.includes('consolidate') && (
        <Form state={form} action={paths.consolidateQuestion(model.id)}>
          <input type="hidden" name="version" value={`${model.version}`} />
          <Button kind={ready ? undefined : 'secondary'}>
            {ready ? 'Make it ready to publish' : 'Make it ready with the answers there are'}
          </Button>
        </Form>
      )}
    </>
  );
};

const History = ({ ask }: { readonly ask: AskModel }) => {
  const others = ask.answers.filter(({ id }) => id !== ask.published?.id);
  return others.length === 0 ? null : (
    <Details summary="What they sent before, and what came of it" open={ask.stands === 'toCheck'}>
      {others.map((answer) => (
        <div key={answer.id}>
          <P>{`${ANSWER_KINDS[answer.kind]}. ${answer.by}, ${sayInstant(answer.at)}`}</P>
          <Typed>{answer.says}</Typed>
          {answer.check === 'returned' && <P>{`Sent back by ${answer.checkedBy}: ${answer.checkSaid}`}</P>}
        </div>
      ))}
    </Details>
  );
};
const Ask = ({ ask, model }: { readonly ask: AskModel; readonly model: QuestionModel }) => {
  const latest = ask.answers.find(({ check }) => check === null);
  const check = model.party === 'officer' && ask.stands === 'toCheck' && latest;
  const rows: SummaryRow[] = [
    { key: 'Stands', value: <AnswerTag stands={ask.stands} /> },
    ...(ask.clock ? [{ key: 'To be answered', value: <Due clock={ask.clock} explained /> }] : []),
  ];
  return (
    <>
      <H3>
        {ask.partner ? `${ask.organisation} (${PARTNERS[ask.partner].toLowerCase()})` : ask.organisation}
      </H3>
      {ask.ended === '' ? <SummaryList rows={rows} /> : <P>{ask.ended}</P>}
      {ask.moved && <P>{ask.moved}</P>}
      <Answer ask={ask} />
      <History ask={ask} />
      {(check ||
        (ask.ours && ask.ended === '' && model.mayAnswer) ||
        (model.mayFollowUp && ask.published)) && (
        <List
          kind="plain"
          items={[
            ...(check ? [<Link href={paths.checkAnswer(check.id)}>Check this answer</Link>] : []),
            ...(ask.ours && ask.ended === '' && model.mayAnswer
              ? [
                  <Link href={paths.answer(ask.id)}>
                    {ask.stands === 'none' ? `Answer for ${ask.organisation}` : 'Change your answer'}
                  </Link>,
                ]
              : []),
            ...(model.mayFollowUp && ask.published
              ? [<Link href={paths.supplementary(ask.published.id)}>Ask a supplementary question</Link>]
              : []),
          ]}
        />
      )}
    </>
  );
};

const KINDS = { asked: 'As the member wrote it', reworded: 'As an officer proposed' } as const;
const Versions = ({ model }: { readonly model: QuestionModel }) => (
  <>
    <H2>How it came to its words</H2>
    <Timeline
      level={3}
      items={model.versions.map(({ kind, says, by, at, leave, leaveSaid }) => ({
        title: KINDS[kind],
        by,
        at,
        children: (
          <>
            <Typed>{says}</Typed>
            {leave !== null && (
              <P>{`${leave ? 'The member gave leave.' : 'The member gave no leave.'} ${leaveSaid}`.trim()}</P>
            )}
          </>
        ),
      }))}
    />
  </>
);

const factsOf = (model: QuestionModel): SummaryRow[] => [
  { key: 'Stands', value: <StateTag state={model.state} /> },
  {
    key: 'For',
    value: (
      <>
        <Link
          href={paths.agenda(model.meeting.id)}
        >{`${model.meeting.title}, ${sayInstant(model.meeting.startsAt)}`}</Link>
        {model.meeting.cancelled && <Beneath>The meeting was cancelled: nothing is due</Beneath>}
        {model.item && <Beneath>{model.item.title}</Beneath>}
      </>
    ),
  },
  {
    key: 'Received',
    value: (
      <>
        {sayInstant(model.receivedAt)}
        <Beneath>
          {model.inTime
            ? `In time: the deadline was ${sayDay(model.deadline)}`
            : `After the deadline of ${sayDay(model.deadline)}: answered after the meeting`}
        </Beneath>
      </>
    ),
  },
  ...(model.againOf
    ? [
        {
          key: 'Supplementary',
          value: (
            <Link href={paths.question(model.againOf.question)}>
              {`To the answer of ${model.againOf.organisation}`}
            </Link>
          ),
        },
      ]
    : []),
  ...(model.splitFrom
    ? [{ key: 'Split from', value: <Link href={paths.question(model.splitFrom)}>The whole question</Link> }]
    : []),
  ...(model.joinedInto
    ? [
        {
          key: 'Joined with',
          value: <Link href={paths.question(model.joinedInto)}>The question that answers it too</Link>,
        },
      ]
    : []),
  ...(model.withheldWhy ? [{ key: 'Withheld', value: <Typed>{model.withheldWhy}</Typed> }] : []),
  ...(model.minuted
    ? [
        {
          key: 'Minutes',
          value: model.item ? (
            <Link href={minutePaths.item(model.item.id)}>It stands in the minutes with its answers</Link>
          ) : (
            'It stands in the minutes with its answers'
          ),
        },
      ]
    : []),
];

/** One question: its words, whom it was put to, and what each answered. */
export const QuestionPage = ({ model, form, frame }: Shows<QuestionModel>) => {
  const words = model.words ?? model.versions[0]?.says ?? '';
  return (
    <Page
      frame={frame}
      title={`A question of ${model.asker}`}
      faults={form.faults}
      before={<BackLink href={paths.questions(model.board.id)}>Questions</BackLink>}
    >
      <TwoThirds>
        <H1 caption={model.board.name}>{`A question of ${model.asker}`}</H1>
        {model.held && (
          <Alert variant="warning" title="Held back: it may say who a child is">
            <P>
              Nobody reads it but the member and the officers, and it is never published in these words. It
              can be written again without them.
            </P>
          </Alert>
        )}
        <Quoted words={words} />
        <SummaryList rows={factsOf(model)} />
        <Acts model={model} form={form} />
        {model.parts.length > 0 && (
          <>
            <H2>{model.state === 'split' ? 'The questions that it became' : 'Joined with it'}</H2>
            <List
              items={model.parts.map(({ id, words: part }) => (
                <Link href={paths.question(id)}>{part || 'A part that waits to be accepted'}</Link>
              ))}
            />
          </>
        )}
        {model.asks.length > 0 && (
          <>
            <H2>Answers</H2>
            {model.asks.map((ask) => (
              <Ask ask={ask} model={model} key={ask.id} />
            ))}
          </>
        )}
        {model.versions.length > 0 && <Versions model={model} />}
      </TwoThirds>
    </Page>
  );
};
