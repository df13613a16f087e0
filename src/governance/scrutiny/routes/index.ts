import type { Route } from '#http';
import { boardRoutes } from './boards.ts';
import { questionRoutes } from './questions.ts';

export const routes: readonly Route[] = [...boardRoutes, ...questionRoutes];
