import { action, Identified, page, type Route } from '#http';
import {
  answerQuestion,
  approveAnswer,
  askSupplementary,
  type Done,
  returnAnswer,
} from '../actions/index.ts';
import { AnswerForm, CheckForm, ReturnForm, SupplementaryForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  AnsweringModel,
  answeringModel,
  CheckingModel,
  checkingModel,
  FollowUpModel,
  followUpModel,
  InboxModel,
  inboxModel,
} from '../reads/index.ts';
import { mayAnswer, mayAsk, mayKeepScrutiny } from '../rules/index.ts';
import { AnswerPage, CheckPage, FollowUpPage, InboxPage, ReturnPage } from '../views/answers.tsx';
import { formOpened, PURPOSE } from './purposes.ts';
import { sayFiled } from './questions.ts';

const toQuestion = ({ id }: Done) => paths.question(id);
const target = ({ id }: Done) => `question:${id}`;
const gives = { returns: ({ id }: Done) => ({ id }), gives: Identified };

const answering = page('/scrutiny/asks/:id', {
  title: 'Answer a question',
  may: mayAnswer,
  audit: formOpened,
  shows: AnsweringModel,
  load: answeringModel,
  view: AnswerPage,
  start: ({ number, ask }) => {
    const [last] = ask.answers;
    return { number, ...(last ? { kind: last.kind, says: last.says } : {}) };
  },
});
const checking = page('/scrutiny/answers/:id/check', {
  title: 'Check an answer',
  may: mayKeepScrutiny,
  audit: formOpened,
  shows: CheckingModel,
  load: checkingModel,
  view: CheckPage,
  start: ({ answer }) => ({ number: answer.number, says: answer.says }),
});
const returning = page('/scrutiny/answers/:id/return', {
  title: 'Send an answer back',
  may: mayKeepScrutiny,
  audit: formOpened,
  shows: CheckingModel,
  load: checkingModel,
  view: ReturnPage,
});
const following = page('/scrutiny/answers/:id/again', {
  title: 'Ask a supplementary question',
  may: mayAsk,
  audit: formOpened,
  shows: FollowUpModel,
  load: followUpModel,
  view: FollowUpPage,
});

export const answerRoutes: readonly Route[] = [
  page('/scrutiny/inbox', {
    title: 'Questions to answer',
    may: mayAnswer,
    audit: { event: 'scrutiny.inboxOpened', purpose: PURPOSE },
    shows: InboxModel,
    load: inboxModel,
    view: InboxPage,
  }),
  answering,
  action('/scrutiny/asks/:id', {
    title: 'Answer a question',
    may: mayAnswer,
    audit: { event: 'scrutiny.questionAnswered', purpose: PURPOSE, target },
    takes: AnswerForm,
    from: answering,
    run: (ask, form) => answerQuestion(ask, ask.params.id, form),
    next: toQuestion,
    says: () => 'Your answer was sent. It is checked before anybody else reads it.',
    ...gives,
  }),
  checking,
  action('/scrutiny/answers/:id/check', {
    title: 'Approve an answer',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.answerApproved', purpose: PURPOSE, target },
    takes: CheckForm,
    from: checking,
    run: (ask, form) => approveAnswer(ask, ask.params.id, form),
    next: toQuestion,
    says: () => 'The answer was approved. The board reads it now.',
    ...gives,
  }),
  returning,
  action('/scrutiny/answers/:id/return', {
    title: 'Send an answer back',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.answerReturned', purpose: PURPOSE, target },
    takes: ReturnForm,
    from: returning,
    run: (ask, form) => returnAnswer(ask, ask.params.id, form),
    next: toQuestion,
    says: () => 'The answer was sent back. They are told what must change.',
    ...gives,
  }),
  following,
  action('/scrutiny/answers/:id/again', {
    title: 'Ask a supplementary question',
    may: mayAsk,
    audit: { event: 'scrutiny.supplementaryAsked', purpose: PURPOSE, target },
    takes: SupplementaryForm,
    from: following,
    run: (ask, form) => askSupplementary(ask, ask.params.id, form),
    next: toQuestion,
    says: sayFiled,
    ...gives,
  }),
];
