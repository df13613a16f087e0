import { page, type Route } from '#http';
import { LatenessForm } from '../forms.ts';
import { LatenessModel, latenessModel } from '../reads/index.ts';
import { mayReadLateness } from '../rules.ts';
import { LatenessPage } from '../views/lateness.tsx';

/** How agencies answered, by agency: counts, and no child. */
export const latenessRoutes: readonly Route[] = [
  page('/checks/lateness', {
    title: 'Lateness of agency checks',
    may: mayReadLateness,
    audit: { event: 'checks.lateness', purpose: 'Read figures about the work of the partnership' },
    asks: LatenessForm,
    shows: LatenessModel,
    faults: ({ faults }) => faults,
    load: latenessModel,
    view: LatenessPage,
    start: ({ period, urgency }) => ({ period: period.key, urgency: urgency ?? '' }),
  }),
];
