import './tables.ts';
import type { Module } from '#http';
import { paths } from './paths.ts';
import { routes } from './routes/index.ts';
import { MEETING_ROLES } from './rules/index.ts';

export { paths } from './paths.ts';
export {
  AIMS,
  type Aim,
  EXEMPT_PARAGRAPHS,
  MEETING_ROLES,
  MODES,
  mayCall,
  mayMeet,
  OPEN_TO,
  type OpenTo,
  PARTS,
  type Part,
  type Partner,
  type Stands,
  standsAs,
} from './rules/index.ts';
export {
  type AttendeeRow,
  attendeesOf,
  eventsAfter,
  type ItemRow,
  itemById,
  itemsOf,
  keepsMeeting,
  type MeetingRow,
  meetingById,
  meetingsAround,
  type PaperRow,
  papersOf,
  titlesOf,
} from './store/index.ts';

/** Every meeting of the partnership: who is called, what is on its agenda, and the papers under it. */
export const meetings: Module = {
  name: 'meetings',
  routes,
  navigation: [{ label: 'Meetings', href: paths.list, place: 45, roles: MEETING_ROLES }],
};
