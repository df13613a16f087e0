import type { Route } from '#http';
import { courseRoutes } from './course.ts';
import { peopleRoutes } from './people.ts';
import { roomRoutes } from './room.ts';
import { writingRoutes } from './writing.ts';

export const routes: readonly Route[] = [...roomRoutes, ...courseRoutes, ...peopleRoutes, ...writingRoutes];
