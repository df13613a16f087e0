import './tables.ts';
import type { Module } from '#http';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import type { BringsBack } from './reads/index.ts';
import { routesOf } from './routes/index.ts';
import { MEETING_ROLES } from './rules/index.ts';

export { addItem, addPaper, type NewItem, type NewPaper } from './actions/index.ts';
export { paths } from './paths.ts';
export {
  AgendaLine,
  agendaOf,
  type BringsBack,
  briefOf,
  MeetingBrief,
  mediaOf,
  PersonOf,
  personOf,
  subjectsOfRecords,
  takeToMeeting,
  waitingMeetings,
} from './reads/index.ts';
export { feedRoutes } from './routes/index.ts';
export {
  AIMS,
  type Aim,
  type Every,
  EXEMPT_PARAGRAPHS,
  laidOut,
  MEETING_ROLES,
  MODES,
  mayCall,
  mayMeet,
  OPEN_TO,
  type OpenTo,
  PARTS,
  type Part,
  type Partner,
  type PlacedItem,
  STANDINGS,
  type Stands,
  serviceOf,
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
  linkOf,
  type MarkRow,
  type MeetingRow,
  marksOf,
  meetingById,
  meetingsAround,
  type PaperRow,
  papersOf,
  planOf,
  titlesOf,
} from './store/index.ts';

/**
 * Every meeting of the partnership: who is called, what is on its agenda, the papers under it, and what comes back to its body, which a
 * module above tells.
 */
export const meetingsOf = (bringsBack: BringsBack): Module => ({
  name: 'meetings',
  routes: routesOf(bringsBack),
  jobs,
  navigation: [{ label: 'Meetings', href: paths.list, place: 45, roles: MEETING_ROLES }],
  notices: {
    'meeting.called': 'You are called to a meeting',
    'meeting.changed': 'A meeting that you are called to was changed',
    'meeting.cancelled': 'A meeting that you were called to is cancelled',
    'meeting.tomorrow': 'A meeting that you are called to is tomorrow',
    'meeting.deputyNamed': 'Somebody comes to your meeting for another person',
  },
});
