import type { Module } from '#http';

export {
  type CensusReport,
  checkCensus,
  headerOf,
  type Listener,
  type Tally,
  takeCensus,
} from './actions/index.ts';
export { censusFile } from './demo.ts';
export { BrokenCensus, type Refusal } from './rules/index.ts';

/** Statutory returns: the Children in Need census in. */
export const returns: Module = { name: 'returns', routes: [] };
