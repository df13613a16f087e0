import './tables.ts';
import type { Module } from '#http';
import { paths } from './paths.ts';
import { routes } from './routes.ts';
import { WORKERS } from './rules.ts';

export { makeEmergency } from './demo.ts';
export { waitingQuestions } from './reads/index.ts';
export { paths };

/** The reason first, then the search: records opened in an emergency, for a time, and every one of them reviewed. */
export const emergency: Module = {
  name: 'emergency',
  routes,
  navigation: [
    { label: 'Emergency', href: paths.start, roles: WORKERS, place: 28 },
    { label: 'Emergency access', href: paths.reviews, roles: ['informationGovernance'] },
    { label: 'Emergency access', href: paths.posts, roles: ['administrator'] },
  ],
  notices: {
    'emergency.opened': 'An emergency access was opened. It waits for your review when it is over',
    'emergency.childOpened': 'A record that you work with was opened in an emergency',
    'emergency.asked': 'You are asked about your emergency access',
    'emergency.answered': 'A question of yours about an emergency access was answered',
    'emergency.reviewed': 'Your emergency access was reviewed',
  },
};
