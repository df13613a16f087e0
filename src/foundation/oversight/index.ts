import './tables.ts';
import type { Module } from '#http';
import { checkChain, READ_MUCH, watchReading } from './actions.ts';
import { paths } from './paths.ts';
import { routes } from './routes.ts';

export { sayEvent } from './rules.ts';
export { paths };

/** Who saw what and why, whether the audit is whole, and why one sees a record oneself. */
export const oversight: Module = {
  name: 'oversight',
  routes,
  jobs: [checkChain, watchReading],
  notices: { [READ_MUCH]: 'A post opened the records of more children in a day than usual' },
  navigation: [{ label: 'Audit', href: paths.audit(), roles: ['informationGovernance'] }],
};
