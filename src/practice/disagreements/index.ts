import './tables.ts';
import type { Module } from '#http';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import { routes } from './routes.ts';
import { PATTERN_READERS, WORKERS } from './rules/index.ts';

export { actOnDisagreement, makeDisagreement } from './demo.ts';
export { paths } from './paths.ts';
export { disagreementsInForce, disagreeWithDecision, waitingDisagreements } from './reads/index.ts';

/** A professional disagreement with another agency's decision, carried from stage to stage until it is settled. */
export const disagreements: Module = {
  name: 'disagreements',
  routes,
  jobs,
  kinds: {
    disagreement: { label: 'Professional disagreement', readBy: WORKERS, path: paths.one },
    disagreementStep: {
      label: 'Answer in a professional disagreement',
      readBy: WORKERS,
      path: paths.one,
      inStory: false,
    },
  },
  navigation: [
    { label: 'Disagreements', href: paths.list, roles: WORKERS },
    { label: 'Disagreements', href: paths.patterns, roles: PATTERN_READERS },
  ],
  notices: {
    'disagreement.raised': 'A professional disagreement waits for your reply',
    'disagreement.atRisk': {
      words: 'A professional disagreement about a child at immediate risk waits for your reply today',
      urgent: true,
    },
    'disagreement.stage': 'A professional disagreement has gone to its next stage',
    'disagreement.partners':
      'A professional disagreement waits for the safeguarding partners: ask your safeguarding lead',
    'disagreement.replied': 'There is a reply to your professional disagreement',
    'disagreement.resolved': 'A professional disagreement has ended',
  },
};
