import type { Module } from '#http';

import { paths } from './paths.ts';
import { routes } from './routes.ts';
import { watchers } from './rules.ts';

export { paths };

/** How people sign in: what happened to their accounts, for whoever keeps those. */
export const signIns: Module = {
  name: 'sign-ins',
  routes,
  navigation: [{ label: 'Sign-ins', href: paths.list(), roles: watchers, place: 79 }],
};
