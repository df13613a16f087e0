import { action, Identified, page, type Route } from '#http';
import {
  answerReply,
  type Done,
  learnFrom,
  raiseDisagreement,
  replyTo,
  sayAtRisk,
  withdraw,
} from './actions/index.ts';
import {
  AboutQuery,
  AnswerForm,
  AtRiskForm,
  LearnForm,
  ListQuery,
  PatternsQuery,
  RaiseForm,
  ReplyForm,
  WithdrawForm,
} from './forms.ts';
import { paths } from './paths.ts';
import {
  actModel,
  DisagreementModel,
  disagreementModel,
  ListModel,
  listModel,
  PatternsModel,
  patternsModel,
  RaiseModel,
  raiseModel,
  subjectsOfDisagreement,
  subjectsOfList,
  subjectsOfRaise,
} from './reads/index.ts';
import { mayDisagree, mayReadPatterns } from './rules/index.ts';
import { AnswerPage, AtRiskPage, LearnPage, ReplyPage, WithdrawPage } from './views/acts.tsx';
import { ListPage } from './views/list.tsx';
import { OnePage } from './views/one.tsx';
import { PatternsPage } from './views/patterns.tsx';
import { RaisePage } from './views/raise.tsx';

const PURPOSE =
  'Settling a professional disagreement about a child (Children Act 2004 section 11; Working Together)';
const ofDone = ({ id, child }: Done) => (child ? [{ child, record: id }] : []);
const toOne = ({ id }: Done) => paths.one(id);

const raising = page('/disagreements/new', {
  title: 'Raise a professional disagreement',
  may: mayDisagree,
  audit: { event: 'disagreement.begun', purpose: PURPOSE, subjects: subjectsOfRaise },
  asks: AboutQuery,
  shows: RaiseModel,
  load: raiseModel,
  view: RaisePage,
  start: ({ about, with: decider }) => ({ about: about?.id ?? '', with: decider }),
});
const viewed = { event: 'disagreement.viewed', purpose: PURPOSE, subjects: subjectsOfDisagreement } as const;
const one = page('/disagreements/:id', {
  title: 'A professional disagreement',
  may: mayDisagree,
  audit: viewed,
  shows: DisagreementModel,
  load: disagreementModel,
  view: OnePage,
});
const replying = page('/disagreements/:id/reply', {
  title: 'Reply to a disagreement',
  may: mayDisagree,
  audit: viewed,
  shows: DisagreementModel,
  load: actModel('reply'),
  view: ReplyPage,
});
const answering = page('/disagreements/:id/answer', {
  title: 'Answer a reply',
  may: mayDisagree,
  audit: viewed,
  shows: DisagreementModel,
  load: actModel('answer'),
  view: AnswerPage,
});
const risking = page('/disagreements/:id/at-risk', {
  title: 'A child is at immediate risk',
  may: mayDisagree,
  audit: viewed,
  shows: DisagreementModel,
  load: actModel('atRisk'),
  view: AtRiskPage,
});
const withdrawing = page('/disagreements/:id/withdraw', {
  title: 'Withdraw a disagreement',
  may: mayDisagree,
  audit: viewed,
  shows: DisagreementModel,
  load: actModel('withdraw'),
  view: WithdrawPage,
});
const learning = page('/disagreements/:id/learning', {
  title: 'Say what was learned',
  may: mayDisagree,
  audit: viewed,
  shows: DisagreementModel,
  load: actModel('learn'),
  view: LearnPage,
});

export const routes: readonly Route[] = [
  page('/disagreements', {
    title: 'Professional disagreements',
    may: mayDisagree,
    audit: { event: 'disagreements.listed', purpose: PURPOSE, subjects: subjectsOfList },
    asks: ListQuery,
    shows: ListModel,
    load: listModel,
    view: ListPage,
  }),
  page('/disagreements/patterns', {
    title: 'Patterns of professional disagreement',
    may: mayReadPatterns,
    audit: {
      event: 'disagreements.patternsViewed',
      purpose: 'Seeing how the partnership settles disputes, without a child or a name (Working Together)',
    },
    asks: PatternsQuery,
    shows: PatternsModel,
    load: patternsModel,
    view: PatternsPage,
  }),
  raising,
  action('/disagreements/new', {
    title: 'Raise a professional disagreement',
    may: mayDisagree,
    audit: { event: 'disagreement.raised', purpose: PURPOSE, subjects: ofDone },
    takes: RaiseForm,
    from: raising,
    run: raiseDisagreement,
    next: toOne,
    says: () => 'Your disagreement was raised. Those who decided see it now.',
    returns: ({ id }) => ({ id }),
    gives: Identified,
  }),
  one,
  replying,
  action('/disagreements/:id/reply', {
    title: 'Reply to a disagreement',
    may: mayDisagree,
    audit: { event: 'disagreement.replied', purpose: PURPOSE, subjects: ofDone },
    takes: ReplyForm,
    from: replying,
    run: (acting, form) => replyTo(acting, acting.params.id, form),
    next: toOne,
    says: () => 'Your reply was sent to whoever raised it.',
  }),
  answering,
  action('/disagreements/:id/answer', {
    title: 'Answer a reply',
    may: mayDisagree,
    audit: { event: 'disagreement.answered', purpose: PURPOSE, subjects: ofDone },
    takes: AnswerForm,
    from: answering,
    run: (acting, form) => answerReply(acting, acting.params.id, form),
    next: toOne,
    says: () => 'Your answer was kept, and those who have a part in it were told.',
  }),
  risking,
  action('/disagreements/:id/at-risk', {
    title: 'A child is at immediate risk',
    may: mayDisagree,
    audit: { event: 'disagreement.atRisk', purpose: PURPOSE, subjects: ofDone },
    takes: AtRiskForm,
    from: risking,
    run: (acting, form) => sayAtRisk(acting, acting.params.id, form),
    next: toOne,
    says: () =>
      'It went straight to their designated leads. Ring them, and call 999 if a child is in danger.',
  }),
  withdrawing,
  action('/disagreements/:id/withdraw', {
    title: 'Withdraw a disagreement',
    may: mayDisagree,
    audit: { event: 'disagreement.withdrawn', purpose: PURPOSE, subjects: ofDone },
    takes: WithdrawForm,
    from: withdrawing,
    run: (acting, form) => withdraw(acting, acting.params.id, form),
    next: toOne,
    says: () => 'The disagreement was withdrawn.',
  }),
  learning,
  action('/disagreements/:id/learning', {
    title: 'Say what was learned',
    may: mayDisagree,
    audit: { event: 'disagreement.learned', purpose: PURPOSE, subjects: ofDone },
    takes: LearnForm,
    from: learning,
    run: (acting, form) => learnFrom(acting, acting.params.id, form),
    next: toOne,
    says: () => 'What was learned was sent to the partnership, without the disagreement it came from.',
  }),
];
