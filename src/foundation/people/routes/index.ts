import type { Likeness } from '../reads/index.ts';
import { familyRoutes } from './family.ts';
import { needToKnowRoutes } from './need-to-know.ts';
import { networkRoutes } from './network.ts';
import { partRoutes } from './parts.ts';
import { personRoutesOf } from './person.ts';
import { searchRoutesOf } from './search.ts';

/** The pages, with how likeness is weighed. */
export const routesOf = (likeness: Likeness) => [
  ...searchRoutesOf(likeness),
  ...personRoutesOf(likeness),
  ...partRoutes,
  ...familyRoutes,
  ...networkRoutes,
  ...needToKnowRoutes,
];
