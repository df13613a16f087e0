import './tables.ts';
import type { Module } from '#http';
import type { Role } from '#kernel';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import { routes } from './routes/index.ts';
import { ANSWERERS, ASKERS, READERS } from './rules.ts';

export { makeAnswer, makeChecks } from './demo.ts';
export { checkFigures } from './figures.ts';
export { paths } from './paths.ts';
export { checksAbout, checksDue, checksOfTheContact, waitingChecks } from './reads/index.ts';

const BOTH: readonly Role[] = [...new Set([...ANSWERERS, ...READERS])];
const WITH_FIGURES: readonly Role[] = ['businessManager', 'independentScrutineer', 'boardMember'];

/** What the front door asks other agencies about a child, and what they say. */
export const checks: Module = {
  name: 'checks',
  routes,
  jobs,
  kinds: {
    agencyCheck: { label: 'Agency check', readBy: READERS, path: paths.one },
    checkAnswer: { label: 'Answer to an agency check', readBy: READERS, path: paths.one },
    checkRequest: {
      label: 'Request for an agency check',
      readBy: BOTH,
      path: paths.request,
      inStory: false,
    },
    checkReply: { label: 'Reply to an agency check', readBy: BOTH, path: paths.request, inStory: false },
  },
  notices: {
    'check.asked': 'An agency check waits for your answer',
    'check.askedNow': { words: 'An immediate agency check waits for your answer', urgent: true },
    'check.replied': 'An agency answered your check',
    'check.refused': 'An agency refused your check',
    'check.late': 'An agency check is late',
    'check.unanswered': 'An agency has not answered your check in time',
    'check.withdrawn': 'An agency check is no longer needed',
  },
  navigation: [
    { label: 'Agency checks', href: paths.asked, roles: ASKERS, place: 12 },
    { label: 'Agency checks', href: paths.inbox, roles: ANSWERERS },
    { label: 'Lateness of checks', href: paths.lateness, roles: WITH_FIGURES },
  ],
};
