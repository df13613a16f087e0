import type { VNode } from 'preact';
import type { ZodType, z } from 'zod';
import { type Ask, action, Identified, page, type Route, type Shows } from '#http';
import { nothing } from '#kernel';
import {
  acceptQuestion,
  allocateQuestion,
  askAgain,
  askTyped,
  consolidateQuestion,
  type Done,
  type Filed,
  joinQuestion,
  minuteQuestion,
  replacePartners,
  rewordQuestion,
  sayLeave,
  splitQuestion,
  withholdQuestion,
} from '../actions/index.ts';
import {
  AcceptForm,
  AgainForm,
  AllocateForm,
  AskForm,
  JoinForm,
  LeaveForm,
  MinuteForm,
  QuestionsQuery,
  RewordForm,
  SplitForm,
  VersionForm,
  WithholdForm,
} from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  AskingModel,
  askingModel,
  QuestionModel,
  QuestionsModel,
  questionActModel,
  questionModel,
  questionsModel,
} from '../reads/index.ts';
import { mayAsk, mayKeepScrutiny, mayReadScrutiny, type QuestionAct } from '../rules/index.ts';
import { QuestionPage } from '../views/question.tsx';
import * as acts from '../views/question-acts.tsx';
import { AskPage, QuestionsPage } from '../views/questions.tsx';
import { formOpened, PURPOSE } from './purposes.ts';

const toQuestion = ({ id }: Done) => paths.question(id);
const target = ({ id }: Done) => `question:${id}`;
const gives = { returns: ({ id }: Done) => ({ id }), gives: Identified };
/** What came of sending a question in, for the member to know at once. */
export const sayFiled = ({ held, inTime }: Filed): string =>
  [
    held
      ? 'Your question was sent in and is held back: it may say who a child is. Democratic services read it first.'
      : 'Your question was sent in.',
    inTime ? '' : 'It came after the deadline: the answers come after the meeting.',
  ]
    .filter(Boolean)
    .join(' ');

const asking = page('/scrutiny/:board/ask', {
  title: 'Ask a question in advance',
  may: mayAsk,
  audit: formOpened,
  shows: AskingModel,
  load: askingModel,
  view: AskPage,
});
const one = page('/scrutiny/questions/:id', {
  title: 'An advance question',
  may: mayReadScrutiny,
  audit: { event: 'scrutiny.questionViewed', purpose: PURPOSE, target: ({ id }) => `question:${id}` },
  shows: QuestionModel,
  load: questionModel,
  view: QuestionPage,
});

/** The page and the act of one thing that is done to a question. */
const pair = <Form extends ZodType>(
  act: Exclude<QuestionAct, 'consolidate'>,
  told: {
    readonly title: string;
    readonly event: string;
    readonly form: Form;
    readonly view: (shown: Shows<QuestionModel>) => VNode;
    readonly run: (ask: Ask<{ readonly id: string }>, id: string, form: z.output<Form>) => Promise<Done>;
    readonly says: (done: Done) => string;
    readonly start?: (model: QuestionModel) => Readonly<Record<string, unknown>>;
  },
): readonly Route[] => {
  const asked = page(`/scrutiny/questions/:id/${act}`, {
    title: told.title,
    may: mayReadScrutiny,
    audit: formOpened,
    shows: QuestionModel,
    load: (ask: Ask<{ readonly id: string }>) => questionActModel(act)(ask),
    view: told.view,
    start: (model) => ({ version: model.version, ...told.start?.(model) }),
  });
  return [
    asked,
    action(`/scrutiny/questions/:id/${act}`, {
      title: told.title,
      may: mayReadScrutiny,
      audit: { event: told.event, purpose: PURPOSE, target },
      takes: told.form,
      from: asked,
      run: (ask: Ask<{ readonly id: string }>, form) => told.run(ask, ask.params.id, form),
      next: toQuestion,
      says: told.says,
      ...gives,
    }),
  ];
};
const ownWords = ({ words, versions }: QuestionModel) =>
  words ?? versions.find(({ kind }) => kind === 'asked')?.says ?? versions[0]?.says ?? '';

export const questionRoutes: readonly Route[] = [
  page('/scrutiny/:board/questions', {
    title: 'Questions of a scrutiny board',
    may: mayReadScrutiny,
    audit: { event: 'scrutiny.questionsListed', purpose: PURPOSE },
    asks: QuestionsQuery,
    shows: QuestionsModel,
    load: questionsModel,
    view: QuestionsPage,
  }),
  asking,
  action('/scrutiny/:board/ask', {
    title: 'Ask a question in advance',
    may: mayAsk,
    audit: { event: 'scrutiny.questionAsked', purpose: PURPOSE, target },
    takes: AskForm,
    from: asking,
    run: (ask, form) => askTyped(ask, ask.params.board, form),
    next: toQuestion,
    says: sayFiled,
    ...gives,
  }),
  one,
  ...pair('accept', {
    ...{ title: 'Accept a question', event: 'scrutiny.questionAccepted', form: AcceptForm },
    ...{ view: acts.AcceptPage, run: acceptQuestion },
    says: () => 'The question was accepted. The board reads it now. Put it to those who answer.',
    start: ({ item, meeting }) => (item ? { about: `${meeting.id}/${item.id}` } : {}),
  }),
  ...pair('reword', {
    ...{ title: 'Propose other words for a question', event: 'scrutiny.questionReworded', form: RewordForm },
    ...{ view: acts.RewordPage, run: rewordQuestion },
    says: () => 'The words were proposed. The member is asked for leave.',
    start: (model) => ({ words: ownWords(model) }),
  }),
  ...pair('leave', {
    ...{ title: 'Give leave to other words', event: 'scrutiny.leaveSaid', form: LeaveForm },
    ...{ view: acts.LeavePage, run: sayLeave },
    says: () => 'Your answer was sent.',
  }),
  ...pair('again', {
    ...{ title: 'Write a question again', event: 'scrutiny.questionAskedAgain', form: AgainForm },
    ...{ view: acts.AgainPage, run: askAgain },
    says: () => 'Your question was sent in again.',
    start: (model) => ({ question: ownWords(model) }),
  }),
  ...pair('withhold', {
    ...{ title: 'Withhold a question', event: 'scrutiny.questionWithheld', form: WithholdForm },
    ...{ view: acts.WithholdPage, run: withholdQuestion },
    says: () => 'The question was withheld. The member is told why.',
  }),
  ...pair('split', {
    ...{ title: 'Split a question', event: 'scrutiny.questionSplit', form: SplitForm },
    ...{ view: acts.SplitPage, run: splitQuestion },
    says: () => 'The question was split.',
  }),
  ...pair('join', {
    ...{ title: 'Join questions', event: 'scrutiny.questionJoined', form: JoinForm },
    ...{ view: acts.JoinPage, run: joinQuestion },
    says: () => 'The question was joined with the other.',
  }),
  ...pair('allocate', {
    ...{
      title: 'Put a question to those who answer',
      event: 'scrutiny.questionAllocated',
      form: AllocateForm,
    },
    ...{ view: acts.AllocatePage, run: allocateQuestion },
    says: () => 'The question was put to them. They are told now.',
    start: ({ asks }) => ({ partners: asks.length === 0 }),
  }),
  ...pair('minute', {
    ...{ title: 'Put a question in the minutes', event: 'scrutiny.questionMinuted', form: MinuteForm },
    ...{ view: acts.MinutePage, run: minuteQuestion },
    says: () => 'The question and its answers stand in the minutes.',
    start: ({ item }) => (item ? { item: item.id } : {}),
  }),
  action('/scrutiny/questions/:id/replace', {
    title: 'Ask the successor of one who was asked',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.partnerReplaced', purpose: PURPOSE, target },
    takes: nothing,
    from: one,
    run: (ask) => replacePartners(ask, ask.params.id),
    next: toQuestion,
    says: () => 'The successor was asked.',
  }),
  action('/scrutiny/questions/:id/consolidate', {
    title: 'Make a question ready to publish',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.questionReady', purpose: PURPOSE, target },
    takes: VersionForm,
    from: one,
    run: (ask, form) => consolidateQuestion(ask, ask.params.id, form),
    next: toQuestion,
    says: () => 'The question is ready to publish with its answers.',
  }),
];
