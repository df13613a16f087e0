/** What is done with a census: it is taken, or only read through. */
export type { CensusReport, Listener, Tally } from './report.ts';
export { checkCensus, headerOf, takeCensus } from './take.ts';
