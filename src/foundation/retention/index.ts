import './tables.ts';
import type { Module } from '#http';
import { countTermsJob, disposalJob, type RetainedKinds } from './jobs.ts';
import { paths } from './paths.ts';
import { routes } from './routes.ts';
import { type ClassName, isClass } from './rules/index.ts';

export { waitingDisposals } from './reads/index.ts';
export { paths };

/** Which class each kind of record keeps a person in, as the modules declare it. Throws for a class that the schedule does not have. */
export const retainedBy = (modules: readonly Pick<Module, 'name' | 'retains'>[]): RetainedKinds =>
  new Map(
    modules.flatMap(({ name, retains = {} }) =>
      Object.entries(retains).map(([kind, kept]): [string, ClassName] => {
        if (!isClass(kept))
          throw new Error(`${name} keeps "${kind}" as "${kept}", which the schedule does not have.`);
        return [kind, kept];
      }),
    ),
  );

/** How long records are kept, what holds them, and their disposal on the order of two people. */
export const retentionOf = (retained: () => RetainedKinds): Module => ({
  name: 'retention',
  routes,
  jobs: [countTermsJob(retained), disposalJob],
  navigation: [
    { label: 'Retention', href: paths.schedule, roles: ['informationGovernance'] },
    { label: 'Disposals', href: paths.orders, roles: ['teamManager', 'frontDoorManager'], place: 95 },
  ],
  notices: {
    'disposal.decided': 'A disposal that you proposed was decided on',
  },
});
