import './tables.ts';
import type { Module } from '#http';
import { paths } from './paths.ts';
import type { BesideOf } from './reads/index.ts';
import { routesOf } from './routes.ts';
import { WORKERS } from './rules/index.ts';

export { askedForAccess, type BesideOf } from './reads/index.ts';
export { paths };

/** What one organisation keeps about a person, given to whoever may ask for it, with other people blacked out. */
export const disclosureOf = (besides: readonly BesideOf[]): Module => ({
  name: 'disclosure',
  routes: routesOf(besides),
  kinds: { accessRequest: { label: 'Subject access request', readBy: WORKERS, path: paths.one } },
  navigation: [{ label: 'Access requests', href: paths.list, roles: WORKERS, place: 85 }],
});
