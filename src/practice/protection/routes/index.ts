import type { Route } from '#http';
import { askingRoutes } from './asking.ts';
import { fhirRoutes } from './fhir.ts';
import { statusRoutes } from './statuses.ts';

export const routes: readonly Route[] = [...askingRoutes, ...statusRoutes, ...fhirRoutes];
