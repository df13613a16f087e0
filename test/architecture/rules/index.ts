import type { Rule } from '../rule.ts';
import { anatomy } from './anatomy.ts';
import { confined } from './confined.ts';
import { fileCycles, platformCycles } from './cycles.ts';
import { declared, used } from './dependencies.ts';
import { docs } from './docs.ts';
import { doors } from './doors.ts';
import { floors } from './floors.ts';
import { imports } from './imports.ts';
import { names } from './names.ts';
import { order } from './order.ts';
import { phrases } from './phrases.ts';
import { purity } from './purity.ts';
import { routes } from './routes.ts';
import { size } from './size.ts';

/** The rules of the house, from the plan down to the words. */
export const rules: readonly Rule[] = [
  floors,
  doors,
  order,
  fileCycles,
  platformCycles,
  anatomy,
  imports,
  purity,
  confined,
  routes,
  docs,
  names,
  size,
  phrases,
  declared,
  used,
];
