import { z } from 'zod';
import { action, page, type Route } from '#http';
import { nothing } from '#kernel';
import { endOwnFeed, renewFeed } from '../actions/index.ts';
import { paths } from '../paths.ts';
import {
  CalendarModel,
  calendarModel,
  InvitationModel,
  invitationFile,
  invitationModel,
} from '../reads/index.ts';
import { mayMeet } from '../rules/index.ts';
import { AddressPage, CalendarPage } from '../views/calendar.tsx';
import { TAKE_PART } from './purposes.ts';

const CALENDAR = 'text/calendar; charset=utf-8';
const own = page('/meetings/calendar', {
  title: 'Your calendar',
  may: mayMeet,
  audit: { event: 'calendar.viewed', purpose: TAKE_PART },
  shows: CalendarModel,
  load: calendarModel,
  view: CalendarPage,
});

export const calendarRoutes: readonly Route[] = [
  own,
  action('/meetings/calendar', {
    title: 'Make an address for your calendar',
    may: mayMeet,
    audit: { event: 'calendar.addressMade', purpose: TAKE_PART, target: ({ id }) => `calendar:${id}` },
    takes: nothing,
    from: own,
    drafts: false,
    run: renewFeed,
    next: () => paths.calendar,
    says: () => 'An address was made. It was shown once: make another if you did not copy it.',
    reveals: {
      once: ({ path }, baseUrl) => ({ address: `${baseUrl}${path}` }),
      shows: z.object({ address: z.string() }),
      view: AddressPage,
    },
    returns: ({ id }) => ({ id }),
    gives: z.object({ id: z.uuid() }),
  }),
  action('/meetings/calendar/end', {
    title: 'End the address of your calendar',
    may: mayMeet,
    audit: { event: 'calendar.addressEnded', purpose: TAKE_PART },
    takes: nothing,
    from: own,
    run: endOwnFeed,
    next: () => paths.calendar,
    says: () => 'The address shows nothing any more.',
  }),
  page('/meetings/:id/invitation.ics', {
    title: 'The invitation to a meeting',
    may: mayMeet,
    audit: { event: 'meeting.invitationSaved', purpose: TAKE_PART },
    shows: InvitationModel,
    load: invitationModel,
    sends: (model, baseUrl) => ({
      name: 'meeting.ics',
      media: CALENDAR,
      content: invitationFile(model, baseUrl),
    }),
  }),
];
