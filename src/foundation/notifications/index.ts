import './tables.ts';
import type { Module } from '#http';
import { jobsOf, type PassesOn } from './jobs.ts';
import { paths } from './paths.ts';
import { bell } from './reads.ts';
import { routes } from './routes.ts';

export { type Addressee, type News, notify, notifyAll, sendForThePassingOn } from './actions.ts';
export type { PassesOn } from './jobs.ts';
export { paths } from './paths.ts';
export { putNoticeKinds } from './store/index.ts';

/**
 * News that something waits for somebody: the bell and its page, mail, and whatever else passes news on, as `app.ts` lists it.
 */
export const notificationsOf = (others: readonly PassesOn[]): Module => ({
  name: 'notifications',
  routes,
  jobs: jobsOf(others),
  navigation: [{ label: 'E-mail', href: paths.mail, roles: ['administrator'], place: 81 }],
  bell: { href: paths.list, count: bell },
});
