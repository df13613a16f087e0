import './tables.ts';
import type { Module } from '#http';

import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import { routes } from './routes.ts';
import { OFF, TEST, webhookKeepers } from './rules.ts';

export { passToWebhooks } from './jobs.ts';
export { paths };

/** News to an agency's own system: addresses that are told that something waits, signed, tried again, and told again on request. */
export const webhooks: Module = {
  name: 'webhooks',
  routes,
  jobs,
  notices: {
    [TEST]: 'A test of a webhook',
    [OFF]: { words: 'A webhook was switched off: an agency’s system is told nothing', urgent: true },
  },
  navigation: [{ label: 'Webhooks', href: paths.list, roles: webhookKeepers, place: 80 }],
};
