/** Reads a Children in Need census and judges what of it can be taken. */
export { BrokenCensus } from './broken.ts';
export type { CensusElement } from './element.ts';
export { judgeChild } from './judge.ts';
export {
  type CensusChild,
  type CensusClosure,
  type CensusEpisode,
  type CensusEvent,
  type CensusHeader,
  type ChildJudgement,
  nothingSeen,
  type Refusal,
  type SeenInFile,
} from './judgement.ts';
export { readCensus } from './reader.ts';
