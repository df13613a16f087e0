import type { Module } from '#http';

export { type CensusReport, checkCensus, type Listener, type Tally, takeCensus } from './actions.ts';
export { censusFile } from './demo.ts';
export { BrokenCensus, type Refusal } from './rules/index.ts';

/** Statutory returns: the Children in Need census in. */
export const returns: Module = { name: 'returns', routes: [] };
