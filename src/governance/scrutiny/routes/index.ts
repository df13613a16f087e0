import type { Route } from '#http';
import { answerRoutes } from './answers.ts';
import { boardRoutes } from './boards.ts';
import { meetingRoutes } from './meetings.ts';
import { programmeRoutes } from './programme.ts';
import { questionRoutes } from './questions.ts';

export const routes: readonly Route[] = [
  ...boardRoutes,
  ...programmeRoutes,
  ...meetingRoutes,
  ...questionRoutes,
  ...answerRoutes,
];
