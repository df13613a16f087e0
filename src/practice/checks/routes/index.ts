import type { Route } from '#http';
import { answeringRoutes } from './answering.ts';
import { askingRoutes } from './asking.ts';
import { latenessRoutes } from './lateness.ts';

export const routes: readonly Route[] = [...answeringRoutes, ...askingRoutes, ...latenessRoutes];
