import { action, page, type Route } from '#http';
import { changeStatus, endStatus, type Kept, recordStatus } from '../actions/index.ts';
import { ChangeStatusForm, EndStatusForm, StatusForm } from '../forms.ts';
import { paths } from '../paths.ts';
import {
  ChildModel,
  childModel,
  LookupModel,
  lookupModel,
  RecordModel,
  recordModel,
  StatusModel,
  statusModel,
  subjectsOfChild,
} from '../reads/index.ts';
import { mayKeepStatus, mayReadStatus } from '../rules/index.ts';
import { ChildPage, LookupPage } from '../views/child.tsx';
import { ChangeStatusPage, EndStatusPage, RecordStatusPage, StatusPage } from '../views/status.tsx';
import { PROTECTING } from './purposes.ts';

const ofKept = ({ id, child }: Kept) => [{ child, record: id }];
const viewed = { event: 'protection.viewed', purpose: PROTECTING, subjects: subjectsOfChild };

const recording = page('/protection/children/:childId/new', {
  title: 'Record a protection status',
  may: mayKeepStatus,
  audit: viewed,
  shows: RecordModel,
  load: recordModel,
  view: RecordStatusPage,
  start: ({ unborn, own }) => ({ kind: unborn ? 'unbornPlan' : '', team: own }),
});
const changing = page('/protection/:id/change', {
  title: 'Change a protection status',
  may: mayKeepStatus,
  audit: viewed,
  shows: StatusModel,
  load: statusModel,
  view: ChangeStatusPage,
  start: ({ status }) => ({
    category: status.category ?? '',
    legalStatus: status.legalStatus ?? '',
    start: status.start,
    team: status.team?.id ?? '',
    version: status.version,
  }),
});
const ending = page('/protection/:id/end', {
  title: 'End a protection status',
  may: mayKeepStatus,
  audit: viewed,
  shows: StatusModel,
  load: statusModel,
  view: EndStatusPage,
  start: ({ status }) => ({ end: status.end ?? '', reason: status.endReason ?? '', version: status.version }),
});

/** A child's protection status, as the council keeps it. */
export const statusRoutes: readonly Route[] = [
  page('/protection/children/:childId', {
    title: 'Protection status, and who asked',
    may: mayReadStatus,
    audit: viewed,
    shows: ChildModel,
    load: childModel,
    view: ChildPage,
  }),
  recording,
  action('/protection/children/:childId/new', {
    title: 'Record a protection status',
    may: mayKeepStatus,
    audit: { event: 'protection.recorded', purpose: PROTECTING, subjects: ofKept },
    takes: StatusForm,
    from: recording,
    run: (acting, form) => recordStatus(acting, acting.params.childId, form),
    next: ({ child }) => paths.ofChild(child),
    says: () => 'Recorded. Agencies that may ask are told from now on.',
  }),
  page('/protection/:id', {
    title: 'A protection status',
    may: mayReadStatus,
    audit: viewed,
    shows: StatusModel,
    load: statusModel,
    view: StatusPage,
  }),
  changing,
  action('/protection/:id/change', {
    title: 'Change a protection status',
    may: mayKeepStatus,
    audit: { event: 'protection.changed', purpose: PROTECTING, subjects: ofKept },
    takes: ChangeStatusForm,
    from: changing,
    run: (acting, form) => changeStatus(acting, acting.params.id, form),
    next: ({ id }) => paths.status(id),
    says: () => 'Changed.',
  }),
  ending,
  action('/protection/:id/end', {
    title: 'End a protection status',
    may: mayKeepStatus,
    audit: { event: 'protection.ended', purpose: PROTECTING, subjects: ofKept },
    takes: EndStatusForm,
    from: ending,
    run: (acting, form) => endStatus(acting, acting.params.id, form),
    next: ({ child }) => paths.ofChild(child),
    says: () => 'Ended. Agencies that may ask are told so for 12 months more.',
  }),
  page('/protection/lookups/:id', {
    title: 'A look-up of a protection status',
    may: mayReadStatus,
    audit: viewed,
    shows: LookupModel,
    load: lookupModel,
    view: LookupPage,
  }),
];
