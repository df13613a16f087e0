import { sayDay, sayInstant } from '#kernel';
import { Beneath, ClockTag, Details, List, SummaryList, Tag, type TagColour, Typed } from '#ui';
import type { ClockModel, ReplyModel, RequestModel } from '../reads/index.ts';
import {
  ANSWERED,
  type Answer,
  CONDITIONS,
  GROUNDS,
  LAWFUL_BASES,
  URGENCIES,
  type Urgency,
} from '../rules.ts';

const COLOURS: Readonly<Record<Urgency, TagColour>> = { immediate: 'red', urgent: 'orange', routine: 'grey' };
export const UrgencyTag = ({ urgency }: { readonly urgency: Urgency }) => (
  <Tag colour={COLOURS[urgency]}>{URGENCIES[urgency]}</Tag>
);

const ANSWER_COLOURS: Readonly<Record<Answer, TagColour>> = {
  known: 'blue',
  nothing: 'grey',
  refused: 'orange',
};
export const AnswerTag = ({ answer }: { readonly answer: Answer }) => (
  <Tag colour={ANSWER_COLOURS[answer]}>{ANSWERED[answer]}</Tag>
);

/** The clock in a table; the hour stands beneath where the limit is in hours. */
export const ClockCell = ({ clock }: { readonly clock: ClockModel | null }) =>
  clock === null ? null : (
    <>
      <ClockTag
        due={clock.due}
        state={clock.state}
        late={clock.late}
        unit={clock.unit}
        provisional={clock.provisional}
      />
      {clock.dueAt !== null && clock.state !== 'notNeeded' && (
        <Beneath>{`by ${sayInstant(clock.dueAt).replace(/^.* at /, '')} that day`}</Beneath>
      )}
    </>
  );

/** How an answer came in time, in words. */
export const sayTiming = (clock: ClockModel | null): string => {
  if (clock === null) return '';
  const by = clock.late
    ? ` by ${clock.late} ${clock.unit ?? 'working day'}${clock.late === 1 ? '' : 's'}`
    : '';
  const due = clock.dueAt === null ? sayDay(clock.due) : sayInstant(clock.dueAt);
  return `${clock.state === 'doneLate' ? `Late${by}` : 'In time'}: it was due ${due}`;
};

/** The clock, and behind it why then. */
export const Clock = ({ clock }: { readonly clock: ClockModel | null }) =>
  clock === null ? null : (
    <>
      <div class="govuk-body">
        <ClockCell clock={clock} />
      </div>
      <Details summary="Why this date?">
        <List items={[...clock.why]} />
      </Details>
    </>
  );

/** What was handed over, as it was handed over. */
export const GivenList = ({ request }: { readonly request: RequestModel }) => (
  <SummaryList
    rows={[
      { key: 'Child', value: request.about },
      ...request.given.map(({ label, value }) => ({ key: label, value })),
    ]}
  />
);

/** Why it was asked, and on which basis. */
export const BasisList = ({ request }: { readonly request: RequestModel }) => (
  <SummaryList
    rows={[
      { key: 'What it is for', value: <Typed>{request.purpose}</Typed> },
      { key: 'Lawful basis', value: LAWFUL_BASES[request.lawfulBasis] },
      { key: 'Condition', value: CONDITIONS[request.condition] },
      {
        key: 'Family knows',
        value: request.familyTold ? 'Yes' : `No: ${request.familyNotToldWhy}`,
      },
      { key: 'Asked by', value: `${request.askedBy}, ${request.from}, ${sayInstant(request.askedAt)}` },
      { key: 'Reach them', value: request.reach },
    ]}
  />
);

/** What an agency said. */
export const Said = ({ reply }: { readonly reply: ReplyModel }) => (
  <>
    {reply.answer === 'known' && <Typed>{reply.known}</Typed>}
    {reply.answer === 'nothing' && <p class="govuk-body">Nothing is known here.</p>}
    {reply.answer === 'refused' && reply.ground !== null && (
      <>
        <p class="govuk-body">{GROUNDS[reply.ground]}</p>
        <Typed>{reply.reason}</Typed>
        <p class="govuk-body">Next: {reply.nextStep}</p>
      </>
    )}
    {reply.searched && <Beneath>Searched: {reply.searched}</Beneath>}
    <Beneath>
      {reply.by}, {reply.organisation}, {sayInstant(reply.at)}
    </Beneath>
    {reply.correctedWhy !== null && <Beneath>Corrected: {reply.correctedWhy}</Beneath>}
  </>
);
