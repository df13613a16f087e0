import './tables.ts';
import type { Module } from '#http';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import { routes } from './routes.ts';
import { TOLD, WORKERS } from './rules.ts';

export type { Waiting } from '#home';
export { addAction, type NewAction } from './actions/index.ts';
export { bringOn, makeAction } from './demo.ts';
export { paths } from './paths.ts';
export {
  type ActionLine,
  actionsDue,
  actionsOwed,
  waitingActions,
} from './reads/index.ts';
export type { OwedKind } from './rules.ts';

/** Work owed by an organisation, a team or a post: what, why, by when, from which record, and what came of it. */
export const actions: Module = {
  name: 'actions',
  routes,
  jobs,
  notices: TOLD,
  kinds: {
    action: { label: 'Action', readBy: WORKERS, path: paths.one },
    actionProgress: { label: 'Progress of an action', readBy: WORKERS, path: paths.one },
  },
  navigation: [{ label: 'Actions', href: paths.list, place: 30, roles: WORKERS }],
};
