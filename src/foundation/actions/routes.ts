import { action, Identified, page, type Route } from '#http';
import { nothing } from '#kernel';
import {
  assignAction,
  cancelAction,
  changeDate,
  completeAction,
  type Done,
  declineAction,
  handBackAction,
  setAction,
  takeAction,
} from './actions/index.ts';
import {
  AboutQuery,
  AddActionForm,
  AssignForm,
  CancelForm,
  ChangeDateForm,
  DoneForm,
  ListQuery,
  NotDoneForm,
} from './forms.ts';
import { paths } from './paths.ts';
import {
  ActionModel,
  ActModel,
  AssignModel,
  actionModel,
  actModel,
  assignModel,
  ListModel,
  listModel,
  NewActionModel,
  newActionModel,
  subjectsOfAction,
  subjectsOfList,
  subjectsOfNewAction,
} from './reads/index.ts';
import { mayWork } from './rules.ts';
import { AssignPage, CancelPage, ChangeDatePage, DonePage, NotDonePage } from './views/acts.tsx';
import { ListPage } from './views/list.tsx';
import { NewPage } from './views/new.tsx';
import { OnePage } from './views/one.tsx';

const PURPOSE = 'Safeguarding a child (Children Act 2004 section 11; Working Together)';

const ofDone = ({ id, child }: Done) => (child ? [{ child, record: id }] : []);
const toOne = ({ id }: Done) => paths.one(id);

const list = page('/actions', {
  title: 'Actions',
  may: mayWork,
  audit: { event: 'actions.listed', purpose: PURPOSE, subjects: subjectsOfList },
  asks: ListQuery,
  shows: ListModel,
  load: listModel,
  view: ListPage,
});
const adding = page('/actions/new', {
  title: 'Set an action',
  may: mayWork,
  audit: { event: 'action.begun', purpose: PURPOSE, subjects: subjectsOfNewAction },
  asks: AboutQuery,
  shows: NewActionModel,
  load: newActionModel,
  view: NewPage,
  start: ({ about }) => ({ about: about?.id ?? '' }),
});
const one = page('/actions/:id', {
  title: 'An action',
  may: mayWork,
  audit: { event: 'action.viewed', purpose: PURPOSE, subjects: subjectsOfAction },
  shows: ActionModel,
  load: actionModel,
  view: OnePage,
});
const assigning = page('/actions/:id/assign', {
  title: 'Assign an action',
  may: mayWork,
  audit: { event: 'action.viewed', purpose: PURPOSE, subjects: subjectsOfAction },
  shows: AssignModel,
  load: assignModel,
  view: AssignPage,
});
const finishing = page('/actions/:id/done', {
  title: 'Say what was done',
  may: mayWork,
  audit: { event: 'action.viewed', purpose: PURPOSE, subjects: subjectsOfAction },
  shows: ActModel,
  load: actModel('done'),
  view: DonePage,
});
const declining = page('/actions/:id/not-done', {
  title: 'Say why it will not be done',
  may: mayWork,
  audit: { event: 'action.viewed', purpose: PURPOSE, subjects: subjectsOfAction },
  shows: ActModel,
  load: actModel('notDone'),
  view: NotDonePage,
});
const dating = page('/actions/:id/date', {
  title: 'Change the date of an action',
  may: mayWork,
  audit: { event: 'action.viewed', purpose: PURPOSE, subjects: subjectsOfAction },
  shows: ActModel,
  load: actModel('changeDate'),
  view: ChangeDatePage,
});
const cancelling = page('/actions/:id/cancel', {
  title: 'Cancel an action',
  may: mayWork,
  audit: { event: 'action.viewed', purpose: PURPOSE, subjects: subjectsOfAction },
  shows: ActModel,
  load: actModel('cancel'),
  view: CancelPage,
});

export const routes: readonly Route[] = [
  list,
  adding,
  action('/actions/new', {
    title: 'Set an action',
    may: mayWork,
    audit: { event: 'action.set', purpose: PURPOSE, subjects: ofDone },
    takes: AddActionForm,
    from: adding,
    run: setAction,
    next: toOne,
    says: () => 'The action was set. Whoever owes it sees it now.',
    returns: ({ id }) => ({ id }),
    gives: Identified,
  }),
  one,
  action('/actions/:id/take', {
    title: 'Take an action',
    may: mayWork,
    audit: { event: 'action.taken', purpose: PURPOSE, subjects: ofDone },
    takes: nothing,
    from: one,
    run: (acting) => takeAction(acting, acting.params.id),
    next: toOne,
  }),
  action('/actions/:id/hand-back', {
    title: 'Hand an action back',
    may: mayWork,
    audit: { event: 'action.handedBack', purpose: PURPOSE, subjects: ofDone },
    takes: nothing,
    from: one,
    run: (acting) => handBackAction(acting, acting.params.id),
    next: toOne,
  }),
  assigning,
  action('/actions/:id/assign', {
    title: 'Assign an action',
    may: mayWork,
    audit: { event: 'action.assigned', purpose: PURPOSE, subjects: ofDone },
    takes: AssignForm,
    from: assigning,
    run: (acting, { post }) => assignAction(acting, acting.params.id, post),
    next: toOne,
  }),
  finishing,
  action('/actions/:id/done', {
    title: 'Say what was done',
    may: mayWork,
    audit: { event: 'action.done', purpose: PURPOSE, subjects: ofDone },
    takes: DoneForm,
    from: finishing,
    run: (acting, { said }) => completeAction(acting, acting.params.id, said),
    next: toOne,
    says: () => 'Recorded. Whoever set it can read what was done.',
  }),
  declining,
  action('/actions/:id/not-done', {
    title: 'Say why it will not be done',
    may: mayWork,
    audit: { event: 'action.notDone', purpose: PURPOSE, subjects: ofDone },
    takes: NotDoneForm,
    from: declining,
    run: (acting, { said }) => declineAction(acting, acting.params.id, said),
    next: toOne,
    says: () => 'Recorded. Whoever set it can read why.',
  }),
  dating,
  action('/actions/:id/date', {
    title: 'Change the date of an action',
    may: mayWork,
    audit: { event: 'action.dateChanged', purpose: PURPOSE, subjects: ofDone },
    takes: ChangeDateForm,
    from: dating,
    run: (acting, form) => changeDate(acting, acting.params.id, form),
    next: toOne,
  }),
  cancelling,
  action('/actions/:id/cancel', {
    title: 'Cancel an action',
    may: mayWork,
    audit: { event: 'action.cancelled', purpose: PURPOSE, subjects: ofDone },
    takes: CancelForm,
    from: cancelling,
    run: (acting, { said }) => cancelAction(acting, acting.params.id, said),
    next: toOne,
  }),
];
