import { action, Identified, page } from '#http';
import { addStaff, appoint, changeStaff, type TellsPerson } from '../actions/index.ts';
import { AddStaffForm, AppointForm, ChangeStaffForm, StaffFilter } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  Choices,
  placeChoices,
  StaffAndChoices,
  StaffList,
  StaffModel,
  staffAndChoices,
  staffList,
  staffModel,
  staffToChange,
} from '../reads/index.ts';
import { StaffMemberPage, StaffPage } from '../views/staff.tsx';
import { AddStaffPage, AppointPage, ChangeStaffPage } from '../views/staff-form.tsx';
import { can, PURPOSE } from './may.ts';

const list = page('/partnership/staff', {
  title: 'People',
  may: can.read,
  audit: { event: 'staff.listed', purpose: PURPOSE.read },
  asks: StaffFilter,
  shows: StaffList,
  load: (ask) => staffList(ask, ask.query),
  view: StaffPage,
});
const one = page('/partnership/staff/:id', {
  title: 'A person who works here',
  may: can.read,
  audit: { event: 'staff.viewed', purpose: PURPOSE.read },
  shows: StaffModel,
  load: (ask) => staffModel(ask, ask.params.id),
  view: StaffMemberPage,
});

const adding = page('/partnership/staff/new', {
  title: 'Add a person',
  may: can.keep('staff'),
  audit: { event: 'staff.formOpened', purpose: PURPOSE.keep },
  shows: Choices,
  load: placeChoices,
  view: AddStaffPage,
});
const add = action('/partnership/staff/new', {
  title: 'Add a person',
  may: can.keep('staff'),
  audit: { event: 'staff.added', purpose: PURPOSE.keep, target: (id) => `id:${id}` },
  takes: AddStaffForm,
  from: adding,
  run: addStaff,
  next: paths.staffMember,
  says: () => 'Person added. Appoint them to a post, so that they can work',
  returns: (id) => ({ id }),
  gives: Identified,
});

const changing = page('/partnership/staff/:id/change', {
  title: 'Change a person',
  may: can.keep('staff'),
  audit: { event: 'staff.formOpened', purpose: PURPOSE.keep },
  shows: StaffModel,
  load: (ask) => staffToChange(ask, ask.params.id),
  view: ChangeStaffPage,
  start: (model) => model,
});
const change = action('/partnership/staff/:id/change', {
  title: 'Change a person',
  may: can.keep('staff'),
  audit: { event: 'staff.changed', purpose: PURPOSE.keep },
  takes: ChangeStaffForm,
  from: changing,
  run: (ask, form) => changeStaff(ask, ask.params.id, form),
  next: (_, { id }) => paths.staffMember(id),
  says: () => 'Changes saved',
});

const appointing = page('/partnership/staff/:id/posts/new', {
  title: 'Appoint to a post',
  may: can.keep('staff'),
  audit: { event: 'post.formOpened', purpose: PURPOSE.keep },
  shows: StaffAndChoices,
  load: (ask) => staffAndChoices(ask, ask.params.id),
  view: AppointPage,
  // Where there is one organisation to appoint to, it is not asked for twice.
  start: ({ choices: { organisations } }) => {
    const [only, ...others] = organisations;
    return only && others.length === 0 ? { organisation: only.id } : {};
  },
});
const appointed = (tell: TellsPerson) =>
  action('/partnership/staff/:id/posts/new', {
    title: 'Appoint to a post',
    may: can.keep('staff'),
    audit: { event: 'post.appointed', purpose: PURPOSE.keep },
    takes: AppointForm,
    from: appointing,
    run: (ask, form) => appoint(ask, ask.params.id, form, tell),
    next: paths.post,
    says: () => 'Appointed',
    returns: (id) => ({ id }),
    gives: Identified,
  });

/** The people who work here, and their posts; `tell` tells them what became of those. */
export const staffRoutes = (tell: TellsPerson) => [
  list,
  one,
  adding,
  add,
  changing,
  change,
  appointing,
  appointed(tell),
];
