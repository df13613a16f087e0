export { publishBody } from './body.ts';
export { publishItem, publishMeeting, publishMinutes } from './meeting.ts';
export type { Published } from './put.ts';
