import { action, page, type Route } from '#http';
import { nothing } from '#kernel';
import { recordConsidered } from '../actions/index.ts';
import { ConsideredForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  ConsideredListModel,
  ConsideredModel,
  consideredListModel,
  consideredModel,
  PageQuery,
} from '../reads/index.ts';
import { mayRaise } from '../rules/index.ts';
import { ConsideredListPage } from '../views/considered.tsx';
import { ConsideredPage, ConsiderPage } from '../views/referral.tsx';
import { SAFEGUARDING } from './purposes.ts';

const consider = page('/considered/new', {
  title: 'Record a referral you considered',
  may: mayRaise,
  audit: { event: 'considered.begun', purpose: SAFEGUARDING },
  shows: nothing,
  load: async () => ({}),
  view: ConsiderPage,
});

/** Referrals that were thought of and not made. */
export const consideredRoutes: readonly Route[] = [
  page('/considered', {
    title: 'Referrals considered and not made',
    may: mayRaise,
    audit: { event: 'considered.listed', purpose: SAFEGUARDING },
    asks: PageQuery,
    shows: ConsideredListModel,
    load: consideredListModel,
    view: ConsideredListPage,
  }),
  consider,
  action('/considered/new', {
    title: 'Record a referral you considered',
    may: mayRaise,
    audit: { event: 'considered.recorded', purpose: SAFEGUARDING },
    takes: ConsideredForm,
    from: consider,
    run: recordConsidered,
    next: ({ id }) => paths.considered(id),
  }),
  page('/considered/:id', {
    title: 'A referral considered and not made',
    may: mayRaise,
    audit: { event: 'considered.viewed', purpose: SAFEGUARDING },
    shows: ConsideredModel,
    load: consideredModel,
    view: ConsideredPage,
  }),
];
