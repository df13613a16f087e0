import './tables.ts';
import type { Module } from '#http';
import { paths } from './paths.ts';
import { routes } from './routes.ts';
import { KEEPERS, WORKERS } from './rules.ts';

export { makeSupport, makeSupportCheck } from './demo.ts';
export { paths } from './paths.ts';
export { supportAbout, supportChecksDue, supportInForce, waitingSupport } from './reads/index.ts';

/** Which support parents have, whether anybody looked, and which babies nobody has seen. */
export const support: Module = {
  name: 'support',
  routes,
  kinds: {
    parentSupport: { label: 'Support for a parent', readBy: KEEPERS, path: paths.one },
    supportCheck: { label: 'Check of support for a parent', readBy: KEEPERS, path: paths.one },
  },
  navigation: [
    { label: 'Support', href: paths.unchecked, roles: KEEPERS },
    {
      label: 'Babies not seen',
      href: paths.unseen,
      roles: WORKERS.filter((role) => !KEEPERS.includes(role)),
    },
  ],
};
