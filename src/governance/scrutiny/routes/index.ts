import type { Route } from '#http';
import { answerRoutes } from './answers.ts';
import { boardRoutes } from './boards.ts';
import { questionRoutes } from './questions.ts';

export const routes: readonly Route[] = [...boardRoutes, ...questionRoutes, ...answerRoutes];
