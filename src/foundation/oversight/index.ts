import './tables.ts';
import type { Module } from '#http';
import { checkChain } from './actions.ts';
import { paths } from './paths.ts';
import { routes } from './routes.ts';

export { sayEvent } from './rules.ts';
export { paths };

/** Who saw what and why, whether the audit is whole, and why one sees a record oneself. */
export const oversight: Module = {
  name: 'oversight',
  routes,
  jobs: [checkChain],
  navigation: [{ label: 'Audit', href: paths.audit(), roles: ['informationGovernance'] }],
};
