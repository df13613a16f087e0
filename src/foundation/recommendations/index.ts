import './tables.ts';
import type { Module } from '#http';
import { MEETING_ROLES } from '#meetings';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import { routes } from './routes.ts';
import { TOLD } from './rules.ts';

export { makeRecommendation, type RecommendationTurn, turnRecommendation } from './demo.ts';
export { waitingRecommendations } from './reads/index.ts';
export { paths };

/** What bodies recommend to partners: from the recommendation to the evidence of impact that closed it. */
export const recommendations: Module = {
  name: 'recommendations',
  routes,
  jobs,
  notices: TOLD,
  navigation: [{ label: 'Recommendations', href: paths.list, place: 47, roles: MEETING_ROLES }],
};
