import { familyRoutes } from './family.ts';
import { needToKnowRoutes } from './need-to-know.ts';
import { networkRoutes } from './network.ts';
import { partRoutes } from './parts.ts';
import { personRoutes } from './person.ts';
import { searchRoutes } from './search.ts';

export const routes = [
  ...searchRoutes,
  ...personRoutes,
  ...partRoutes,
  ...familyRoutes,
  ...networkRoutes,
  ...needToKnowRoutes,
];
