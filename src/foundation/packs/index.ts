import './tables.ts';
import type { Module } from '#http';
import { jobsOf } from './jobs.ts';
import { packPaper, routes } from './routes.ts';

export { paths } from './paths.ts';
export { waitingPacks } from './reads/index.ts';

/** Each attendee's pack of a meeting: what is theirs to read of it, as a page and as a PDF. */
export const packs: Module = {
  name: 'packs',
  routes,
  jobs: jobsOf(packPaper),
  notices: {
    'pack.ready': 'Your papers are ready',
    'pack.changed': 'Your papers have changed',
  },
};
