import './tables.ts';
import type { Module } from '#http';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import { routes } from './routes/index.ts';
import { PEOPLE_WHO_ASK, STATUS_READERS } from './rules/index.ts';

export { makeAsker, makeStatus, type StatusTraits } from './demo.ts';
export { keepProtection, statusesInForce } from './reads/index.ts';
export { paths };

/** That a child is subject to a plan or looked after; who may ask, in FHIR or on a page; and who did. */
export const protection: Module = {
  name: 'protection',
  routes,
  jobs,
  kinds: {
    protectionStatus: { label: 'Protection status', readBy: STATUS_READERS, path: paths.status },
    statusLookup: { label: 'Look-up', readBy: STATUS_READERS, path: paths.lookup },
  },
  navigation: [
    { label: 'Protection status', href: paths.ask, place: 35, roles: PEOPLE_WHO_ASK },
    { label: 'Who may ask', href: paths.askers, roles: ['administrator', 'informationGovernance'] },
  ],
  notices: {
    'status.asked': 'An agency asked for the protection status of a child that you work with',
    'status.askedOfNamed': {
      words: 'An agency asked for the protection status of a child whose record you are named on',
      urgent: true,
    },
  },
};
