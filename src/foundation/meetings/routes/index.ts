import type { Route } from '#http';
import type { BringsBack } from '../reads/index.ts';
import { agendaRoutes } from './agenda.ts';
import { calendarRoutes } from './calendar.ts';
import { itemRoutes } from './items.ts';
import { meetingRoutesOf } from './meetings.ts';
import { paperRoutes } from './papers.ts';
import { peopleRoutes } from './people.ts';

export { feedRoutes } from './feed.tsx';
export const routesOf = (bringsBack: BringsBack): readonly Route[] => [
  ...meetingRoutesOf(bringsBack),
  ...calendarRoutes,
  ...peopleRoutes,
  ...agendaRoutes,
  ...itemRoutes,
  ...paperRoutes,
];
