import { action, Identified, page, type Route } from '#http';
import { nothing } from '#kernel';
import { changeThresholds, recordThresholds, withdrawThresholds } from '../actions/index.ts';
import { ThresholdsForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  changeThresholdsModel,
  newThresholdsModel,
  ThresholdsFormModel,
  ThresholdsModel,
  thresholdsModel,
} from '../reads/index.ts';
import { mayKeepThresholds, mayReadThresholds } from '../rules/index.ts';
import { ChangeThresholdsPage, NewThresholdsPage, ThresholdsPage } from '../views/thresholds.tsx';

const READING = 'Knowing the local levels of need';
const KEEPING = 'Keeping the local threshold document (Working Together)';

const list = page('/thresholds', {
  title: 'Threshold document',
  may: mayReadThresholds,
  audit: { event: 'thresholds.viewed', purpose: READING },
  shows: ThresholdsModel,
  load: thresholdsModel,
  view: ThresholdsPage,
});
const adding = page('/thresholds/new', {
  title: 'Record a threshold document',
  may: mayKeepThresholds,
  audit: { event: 'thresholds.formOpened', purpose: KEEPING },
  shows: ThresholdsFormModel,
  load: newThresholdsModel,
  view: NewThresholdsPage,
  start: (model) => model,
});
const changing = page('/thresholds/:id/change', {
  title: 'Change a threshold document',
  may: mayKeepThresholds,
  audit: { event: 'thresholds.formOpened', purpose: KEEPING },
  shows: ThresholdsFormModel,
  load: changeThresholdsModel,
  view: ChangeThresholdsPage,
  start: (model) => model,
});

/** The local threshold document, by version. */
export const thresholdRoutes: readonly Route[] = [
  list,
  adding,
  action('/thresholds/new', {
    title: 'Record a threshold document',
    may: mayKeepThresholds,
    audit: { event: 'thresholds.recorded', purpose: KEEPING, target: (id) => `id:${id}` },
    takes: ThresholdsForm,
    from: adding,
    run: recordThresholds,
    next: () => paths.thresholds,
    says: () => 'Threshold document recorded',
    returns: (id) => ({ id }),
    gives: Identified,
  }),
  changing,
  action('/thresholds/:id/change', {
    title: 'Change a threshold document',
    may: mayKeepThresholds,
    audit: { event: 'thresholds.changed', purpose: KEEPING },
    takes: ThresholdsForm,
    from: changing,
    run: (acting, form) => changeThresholds(acting, acting.params.id, form),
    next: () => paths.thresholds,
    says: () => 'Changes saved',
  }),
  action('/thresholds/:id/withdraw', {
    title: 'Withdraw a threshold document',
    may: mayKeepThresholds,
    audit: { event: 'thresholds.withdrawn', purpose: KEEPING },
    takes: nothing,
    from: changing,
    run: (acting) => withdrawThresholds(acting, acting.params.id),
    next: () => paths.thresholds,
    says: () => 'The version was withdrawn before it came into force',
  }),
];
