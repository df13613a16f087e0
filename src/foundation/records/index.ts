import './tables.ts';
import type { Module } from '#http';

export {
  addExclusion,
  addInvolvement,
  addNamed,
  addRecord,
  addRecords,
  addRestriction,
  addShare,
  addShares,
  changesOfRecord,
  endExclusion,
  endNamed,
  endShare,
  endSharesBecauseOf,
  exclusionsOf,
  granteeNames,
  groundOf,
  involvementsOfChild,
  lastChangeOf,
  liftRestriction,
  type NewInvolvement,
  type NewRecord,
  type NewShare,
  namedOn,
  putUnderChild,
  type RecordLine,
  raiseVersion,
  recordById,
  recordKinds,
  restrictionOf,
  rowsAsAt,
  seeingNoOther,
  sharedBecauseOf,
  sharesOfRecord,
} from './store/index.ts';

/** The spine, need to know, and history. Its pages stand in the modules that keep the records. */
export const records: Module = { name: 'records', routes: [] };
