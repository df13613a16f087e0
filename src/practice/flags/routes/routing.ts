import { action, page, type Route } from '#http';
import { chooseRoute } from '../actions/index.ts';
import { RouteForm } from '../forms.ts';
import { paths } from '../paths.ts';
import { RouteModel, RoutingModel, routeModel, routingModel } from '../reads/index.ts';
import { mayKeepRouting, mayReadRouting } from '../rules/index.ts';
import { RoutePage, RoutingPage } from '../views/routing.tsx';
import { KEEPING } from './purposes.ts';

const choosing = page('/flags/routing/:kind', {
  title: 'Where a kind of flag goes',
  may: mayKeepRouting,
  audit: { event: 'flagRoute.opened', purpose: KEEPING },
  shows: RouteModel,
  load: routeModel,
  view: RoutePage,
  start: ({ route }) => ({ team: route.team?.id ?? '', version: route.version }),
});

/** Where flags go: a register of the partnership's. */
export const routingRoutes: readonly Route[] = [
  page('/flags/routing', {
    title: 'Where flags go',
    may: mayReadRouting,
    audit: { event: 'flagRoutes.listed', purpose: KEEPING },
    shows: RoutingModel,
    load: routingModel,
    view: RoutingPage,
  }),
  choosing,
  action('/flags/routing/:kind', {
    title: 'Choose where a kind of flag goes',
    may: mayKeepRouting,
    audit: {
      event: 'flagRoute.chosen',
      purpose: KEEPING,
      target: (chosen: { kind: string }) => `kind:${chosen.kind}`,
    },
    takes: RouteForm,
    from: choosing,
    run: (acting, form) => chooseRoute(acting, acting.params.kind, form),
    next: () => paths.routing,
    says: () => 'Saved. Flags that are here already stay where they are.',
  }),
];
