import { action, page, type Route } from '#http';
import { nothing } from '#kernel';
import { mayMeet } from '#meetings';
import { addAddendum, answer, approve, circulate, comment, sign, withdraw } from '../actions/index.ts';
import { AddendumForm, AnswerForm, ApproveForm, CirculateForm, CommentForm, SignForm } from '../forms.ts';
import { paths } from '../paths.ts';
import {
  CommentPlace,
  commentPlace,
  ItemPlace,
  itemAct,
  MinutesPlace,
  minutesAct,
  subjectsOfItem,
} from '../reads/index.ts';
import {
  AddendumPage,
  AnswerPage,
  ApprovePage,
  CirculatePage,
  CommentPage,
  SignPage,
} from '../views/circulating.tsx';
import { KEEP, ofItem, ofMeeting, READ, subjectsOfWritten, told, toldOfMeeting } from './purposes.ts';
import { minutesRoute } from './reading.ts';

const toMinutes = ({ meeting }: { readonly meeting: string }) => paths.of(meeting);
const toItem = ({ item }: { readonly item: string }) => paths.item(item);
const opened = { event: 'minutes.formOpened', purpose: KEEP } as const;
const openedItem = { ...opened, subjects: subjectsOfItem };
const shownMeeting = { may: mayMeet, audit: opened, shows: MinutesPlace } as const;
const shownItem = { may: mayMeet, audit: openedItem, shows: ItemPlace } as const;

const circulating = page('/meetings/:id/minutes/circulate', {
  ...shownMeeting,
  title: 'Send the minutes round',
  load: minutesAct('circulate'),
  view: CirculatePage,
});
const approving = page('/meetings/:id/minutes/approve', {
  ...shownMeeting,
  title: 'Record that the minutes were approved',
  load: minutesAct('approve'),
  view: ApprovePage,
  start: ({ later }) => ({ at: later.length === 1 ? (later[0]?.value ?? '') : '' }),
  names: ({ later }) => ({ at: later }),
});
const signing = page('/meetings/:id/minutes/sign', {
  ...shownMeeting,
  title: 'Sign the minutes',
  load: minutesAct('sign'),
  view: SignPage,
});
const commenting = page('/meetings/items/:id/minutes/comments', {
  ...shownItem,
  title: 'Say what is not accurate',
  load: itemAct('comment'),
  view: CommentPage,
});
const answering = page('/minutes/comments/:id', {
  may: mayMeet,
  audit: openedItem,
  shows: CommentPlace,
  title: 'Answer a comment',
  load: commentPlace,
  view: AnswerPage,
  start: ({ version }) => ({ version }),
});
const amending = page('/meetings/items/:id/minutes/addenda', {
  ...shownItem,
  title: 'Add an addendum',
  load: itemAct('amend'),
  view: AddendumPage,
});

export const goingRoundRoutes: readonly Route[] = [
  circulating,
  action('/meetings/:id/minutes/circulate', {
    title: 'Send the minutes round',
    may: mayMeet,
    audit: { event: 'minutes.circulated', purpose: KEEP, target: ofMeeting },
    takes: CirculateForm,
    from: circulating,
    run: (acting, form) => circulate(acting, acting.params.id, form),
    next: toMinutes,
    says: () => 'The minutes were sent round.',
    ...toldOfMeeting,
  }),
  action('/meetings/:id/minutes/withdraw', {
    title: 'Take the minutes back',
    may: mayMeet,
    audit: { event: 'minutes.withdrawn', purpose: KEEP, target: ofMeeting },
    takes: nothing,
    from: minutesRoute,
    run: (acting) => withdraw(acting, acting.params.id),
    next: toMinutes,
    says: () => 'The minutes are a draft again.',
    ...toldOfMeeting,
  }),
  commenting,
  action('/meetings/items/:id/minutes/comments', {
    title: 'Say what is not accurate',
    may: mayMeet,
    audit: { event: 'minutes.commented', purpose: READ, target: ofItem, subjects: subjectsOfWritten },
    takes: CommentForm,
    from: commenting,
    run: (acting, form) => comment(acting, acting.params.id, form),
    next: toMinutes,
    says: () => 'Your comment was sent to whoever keeps the minutes.',
    ...told,
  }),
  answering,
  action('/minutes/comments/:id', {
    title: 'Answer a comment',
    may: mayMeet,
    audit: { event: 'minutes.commentAnswered', purpose: KEEP, target: ofItem, subjects: subjectsOfWritten },
    takes: AnswerForm,
    from: answering,
    run: (acting, form) => answer(acting, acting.params.id, form),
    next: toItem,
    says: () => 'The answer was saved. Whoever commented reads it.',
    ...told,
  }),
  approving,
  action('/meetings/:id/minutes/approve', {
    title: 'Record that the minutes were approved',
    may: mayMeet,
    audit: { event: 'minutes.approved', purpose: KEEP, target: ofMeeting },
    takes: ApproveForm,
    from: approving,
    run: (acting, form) => approve(acting, acting.params.id, form),
    next: toMinutes,
    says: () => 'The minutes were approved. From now on they stand.',
    ...toldOfMeeting,
  }),
  signing,
  action('/meetings/:id/minutes/sign', {
    title: 'Sign the minutes',
    may: mayMeet,
    audit: { event: 'minutes.signed', purpose: KEEP, target: ofMeeting },
    takes: SignForm,
    from: signing,
    run: (acting) => sign(acting, acting.params.id),
    next: toMinutes,
    says: () => 'The minutes were signed.',
    ...toldOfMeeting,
  }),
  amending,
  action('/meetings/items/:id/minutes/addenda', {
    title: 'Add an addendum',
    may: mayMeet,
    audit: { event: 'minutes.addendumAdded', purpose: KEEP, target: ofItem, subjects: subjectsOfWritten },
    takes: AddendumForm,
    from: amending,
    run: (acting, form) => addAddendum(acting, acting.params.id, form),
    next: toItem,
    says: () => 'The addendum was added.',
    ...told,
  }),
];
