import { action, page, type Route } from '#http';
import { nothing } from '#kernel';
import {
  addMeeting,
  addNextMeeting,
  callMeeting,
  cancelMeeting,
  changeMeeting,
  endSeries,
} from '../actions/index.ts';
import { CancelForm, ChangeMeetingForm, MeetingForm, NextForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  actModel,
  type BringsBack,
  ChangeModel,
  ListModel,
  ListQuery,
  listModel,
  MeetingModel,
  meetingModel,
  NewModel,
  newModel,
  nextModel,
  startOf,
  subjectsOf,
  Told,
} from '../reads/index.ts';
import { mayCall, mayMeet } from '../rules/index.ts';
import { ListPage } from '../views/list.tsx';
import {
  AddMeetingPage,
  CancelMeetingPage,
  ChangeMeetingPage,
  NextMeetingPage,
} from '../views/meeting-forms.tsx';
import { MeetingPage } from '../views/one.tsx';
import { KEEP, TAKE_PART, target, told } from './purposes.ts';

const toOne = ({ meeting }: { readonly meeting: string }) => paths.one(meeting);
const gives = { returns: told, gives: Told };
const formOpened = { event: 'meeting.formOpened', purpose: KEEP };

const adding = page('/meetings/new', {
  title: 'Add a meeting',
  may: mayCall,
  audit: formOpened,
  shows: NewModel,
  load: newModel,
  view: AddMeetingPage,
  start: ({ bodies: [only, ...others] }) => ({
    standingItems: true,
    ...(only && others.length === 0 ? { body: only.value } : {}),
  }),
});
const oneOf = (bringsBack: BringsBack) =>
  page('/meetings/:id', {
    title: 'A meeting',
    may: mayMeet,
    audit: {
      event: 'meeting.viewed',
      purpose: TAKE_PART,
      subjects: subjectsOf,
      target: ({ id }) => `meeting:${id}`,
    },
    shows: MeetingModel,
    load: (acting) => meetingModel(acting, bringsBack),
    view: MeetingPage,
  });
const changing = page('/meetings/:id/change', {
  title: 'Change or move a meeting',
  may: mayMeet,
  audit: formOpened,
  shows: ChangeModel,
  load: actModel('change'),
  view: ChangeMeetingPage,
  start: startOf,
});
const cancelling = page('/meetings/:id/cancel', {
  title: 'Cancel a meeting',
  may: mayMeet,
  audit: formOpened,
  shows: ChangeModel,
  load: actModel('cancel'),
  view: CancelMeetingPage,
});
const following = page('/meetings/:id/next', {
  title: 'Make the next meeting',
  may: mayCall,
  audit: formOpened,
  shows: ChangeModel,
  load: nextModel,
  view: NextMeetingPage,
  start: startOf,
});

export const meetingRoutesOf = (bringsBack: BringsBack): readonly Route[] => {
  const one = oneOf(bringsBack);
  return [
    page('/meetings', {
      title: 'Meetings',
      may: mayMeet,
      audit: { event: 'meetings.listed', purpose: TAKE_PART },
      asks: ListQuery,
      shows: ListModel,
      load: listModel,
      view: ListPage,
    }),
    adding,
    action('/meetings/new', {
      title: 'Add a meeting',
      may: mayCall,
      audit: { event: 'meeting.added', purpose: KEEP, target },
      takes: MeetingForm,
      from: adding,
      run: addMeeting,
      next: toOne,
      says: () => 'The meeting was added. Nobody is told until you call it.',
      ...gives,
    }),
    one,
    changing,
    action('/meetings/:id/change', {
      title: 'Change or move a meeting',
      may: mayMeet,
      audit: { event: 'meeting.changed', purpose: KEEP, target },
      takes: ChangeMeetingForm,
      from: changing,
      run: (acting, form) => changeMeeting(acting, acting.params.id, form),
      next: toOne,
      says: () => 'The meeting was changed.',
      ...gives,
    }),
    action('/meetings/:id/call', {
      title: 'Call a meeting',
      may: mayMeet,
      audit: { event: 'meeting.called', purpose: KEEP, target },
      takes: nothing,
      from: one,
      run: (acting) => callMeeting(acting, acting.params.id),
      next: toOne,
      says: () => 'The meeting was called. Everybody on its list is told.',
      ...gives,
    }),
    cancelling,
    action('/meetings/:id/cancel', {
      title: 'Cancel a meeting',
      may: mayMeet,
      audit: { event: 'meeting.cancelled', purpose: KEEP, target },
      takes: CancelForm,
      from: cancelling,
      run: (acting, form) => cancelMeeting(acting, acting.params.id, form),
      next: toOne,
      says: () => 'The meeting was cancelled.',
      ...gives,
    }),
    following,
    action('/meetings/:id/next', {
      title: 'Make the next meeting',
      may: mayCall,
      audit: { event: 'meeting.added', purpose: KEEP, target },
      takes: NextForm,
      from: following,
      run: (acting, form) => addNextMeeting(acting, acting.params.id, form),
      next: toOne,
      says: () => 'The next meeting was made. Nobody is told until you call it.',
      ...gives,
    }),
    action('/meetings/:id/series/end', {
      title: 'End a series of meetings',
      may: mayCall,
      audit: { event: 'meeting.seriesEnded', purpose: KEEP, target },
      takes: nothing,
      from: one,
      run: (acting) => endSeries(acting, acting.params.id),
      next: toOne,
      says: () => 'No meeting follows of itself any more.',
      ...gives,
    }),
  ];
};
