import type { Route } from '#http';
import { receivingRoutes } from './receiving.ts';
import { routingRoutes } from './routing.ts';
import { sendingRoutes } from './sending.ts';

export const routes: readonly Route[] = [...sendingRoutes, ...receivingRoutes, ...routingRoutes];
