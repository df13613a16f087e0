import type { Route } from '#http';
import { goingRoundRoutes } from './going-round.ts';
import { readingRoutes } from './reading.ts';
import { writingRoutes } from './writing.ts';

export { minutesPaper } from '../views/paper.tsx';

export const routes: readonly Route[] = [...readingRoutes, ...writingRoutes, ...goingRoundRoutes];
