import type { Route } from '#http';
import { agendaRoutes } from './agenda.ts';
import { calendarRoutes } from './calendar.ts';
import { itemRoutes } from './items.ts';
import { meetingRoutes } from './meetings.ts';
import { paperRoutes } from './papers.ts';
import { peopleRoutes } from './people.ts';

export { feedRoutes } from './feed.tsx';
export const routes: readonly Route[] = [
  ...meetingRoutes,
  ...calendarRoutes,
  ...peopleRoutes,
  ...agendaRoutes,
  ...itemRoutes,
  ...paperRoutes,
];
