import './tables.ts';
import type { Module } from '#http';
import { paths } from './paths.ts';
import type { Providers } from './reads/index.ts';
import { routesOf } from './routes/index.ts';
import { WITHDRAWERS } from './rules/index.ts';

export {
  type Published,
  publishBody,
  publishItem,
  publishMeeting,
  publishMinutes,
  withdraw,
} from './actions/index.ts';
export { publicPaths } from './paths.ts';
export type {
  Providers,
  QuestionModel,
  ReportModel,
  Said,
  TellsOfItem,
  ToldOfItem,
  ToldQuestion,
  Warning,
  Warns,
} from './reads/index.ts';
export { publicRecordRoutes } from './routes/index.ts';
export { mayPublish } from './rules/index.ts';
export { paths };

/** What the partnership publishes; `providers` are what modules above tell of an item, and what they warn of. */
export const publicRecordOf = (providers: Providers): Module => ({
  name: 'public-record',
  routes: routesOf(providers),
  navigation: [{ label: 'Public record', href: paths.list, place: 48, roles: WITHDRAWERS }],
});
