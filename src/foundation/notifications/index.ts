import './tables.ts';
import type { Module } from '#http';
import { jobs } from './jobs.ts';

export { type Addressee, type News, notify } from './actions.ts';
export { putNoticeKinds } from './store.ts';

/** News that something waits for somebody: the bell, its page, and what mail and the agencies' systems follow from. */
export const notifications: Module = {
  name: 'notifications',
  routes: [],
  jobs,
};
