import type { ComponentChildren } from 'preact';
import { sayInstant, sayWeekday } from '#kernel';
import {
  Beneath,
  ClockTag,
  Details,
  type Field,
  type FormState,
  List,
  listAt,
  SubNavigation,
  Tag,
  type TagColour,
  Typed,
} from '#ui';
import { paths } from '../paths.ts';
import type { AskModel, ClockModel } from '../reads/index.ts';
import { ANSWER_KINDS, ANSWER_STATES, type AnswerState, type QuestionState, STATES } from '../rules/index.ts';

const COLOURS: Readonly<Record<QuestionState, TagColour>> = {
  received: 'blue',
  held: 'red',
  rewording: 'purple',
  accepted: 'teal',
  allocated: 'yellow',
  answered: 'green',
  consolidated: 'green',
  joined: 'grey',
  split: 'grey',
  withheld: 'grey',
};
export const StateTag = ({ state }: { readonly state: QuestionState }) => (
  <Tag colour={COLOURS[state]}>{STATES[state]}</Tag>
);
const ANSWERS: Readonly<Record<AnswerState, TagColour>> = {
  none: 'orange',
  toCheck: 'blue',
  returned: 'purple',
  approved: 'green',
};
export const AnswerTag = ({ stands }: { readonly stands: AnswerState }) => (
  <Tag colour={ANSWERS[stands]}>{ANSWER_STATES[stands]}</Tag>
);

/** By when, and behind it why that day. */
export const Due = ({
  clock,
  explained = false,
}: {
  readonly clock: ClockModel;
  readonly explained?: boolean;
}) => (
  <>
    <ClockTag due={clock.due} state={clock.state} late={clock.late} provisional={clock.provisional} />
    {explained && (
      <Details summary="Why this day?">
        <List items={clock.why} />
      </Details>
    )}
  </>
);
export const DayDue = ({ clock }: { readonly clock: ClockModel }) => (
  <>
    {sayWeekday(clock.due)}
    {clock.provisional && <Beneath>May move: bank holidays are not known yet</Beneath>}
  </>
);

/** A choice among answers that come from the register. */
export const chosen = (field: Field, items: readonly { value: string; text: string }[]): Field => ({
  ...field,
  items: items.map((item) => ({ ...item, chosen: item.value === field.value })),
});

/** The same where several may be ticked. */
export const ticked = (
  field: Field,
  form: FormState,
  items: readonly { value: string; text: string; hint?: string }[],
): Field => {
  const already = new Set(listAt(form.values, field.name));
  return { ...field, items: items.map((item) => ({ ...item, chosen: already.has(item.value) })) };
};

type Part = 'board' | 'programme' | 'members' | 'questions';
/** The parts of a board. */
export const BoardParts = ({ board, here }: { readonly board: string; readonly here: Part }) => (
  <SubNavigation
    label="This board"
    items={[
      { label: 'Meetings', href: paths.board(board), current: here === 'board' },
      { label: 'Work programme', href: paths.programme(board), current: here === 'programme' },
      { label: 'Questions', href: paths.questions(board), current: here === 'questions' },
      { label: 'Members', href: paths.members(board), current: here === 'members' },
    ]}
  />
);

/** What one who was asked has said, and how that stands. */
export const Answer = ({ ask }: { readonly ask: AskModel }) => {
  const shown = ask.published;
  return shown === null ? null : (
    <>
      {shown.kind !== 'answered' && <Beneath>{ANSWER_KINDS[shown.kind]}</Beneath>}
      <Typed>{shown.says}</Typed>
      <Beneath>{`Approved. Sent by ${shown.by} on ${sayInstant(shown.at)}`}</Beneath>
    </>
  );
};

/** A question as it was asked or accepted, above what is done with it. */
export const Quoted = ({ words, children }: { words: string; children?: ComponentChildren }) => (
  <div class="govuk-inset-text">
    <Typed>{words}</Typed>
    {children}
  </div>
);
