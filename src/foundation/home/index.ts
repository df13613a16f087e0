import type { Module } from '#http';
import { forgetting } from './jobs.ts';
import { paths } from './paths.ts';
import type { WaitsFor } from './reads.ts';
import { routesOf } from './routes.ts';
import { EVERYBODY } from './rules.ts';

export { paths } from './paths.ts';
export { Waiting, type WaitsFor } from './reads.ts';

/**
 * The page each post starts on: what waits, and why by that day. It stands first, so that it is first in the navigation, and
 * knows none of the modules that it gathers from: app.ts hands them in.
 */
export const homeOf = (gather: readonly WaitsFor[]): Module => ({
  name: 'home',
  routes: routesOf(gather),
  jobs: [forgetting],
  navigation: [{ label: 'Home', href: paths.home, roles: EVERYBODY, place: 0 }],
});
