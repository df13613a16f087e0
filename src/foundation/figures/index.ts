import './tables.ts';
import type { Module } from '#http';
import { paths } from './paths.ts';
import type { Indicator } from './reads/index.ts';
import { routesOf } from './routes.ts';
import { FIGURE_READERS, faultsIn, SMALL_NUMBERS, type SmallNumbers } from './rules/index.ts';

export { addPopulation } from './actions.ts';
export type { Answer, Asked, Indicator } from './reads/index.ts';
export {
  type Cells,
  choosePeriod,
  csvOf,
  mayReadFigures,
  type Period,
  periodsOn,
  quartersWithin,
  readPublished,
  SMALL_NUMBERS,
  type SmallNumbers,
  seesCounts,
  shield,
  valueFrom,
} from './rules/index.ts';
export { paths };

/**
 * Figures over the indicators that the modules declare. Small numbers are 1 to 5 unless told. Throws where two indicators answer
 * to one name.
 */
export const figuresOf = (indicators: readonly Indicator[], small: SmallNumbers = SMALL_NUMBERS): Module => {
  const faults = faultsIn(indicators);
  if (faults.length > 0) throw new Error(faults.join(' '));
  return {
    name: 'figures',
    routes: routesOf({ indicators, small }),
    navigation: [
      {
        label: 'Figures',
        href: paths.figures(),
        roles: FIGURE_READERS,
      },
    ],
  };
};
