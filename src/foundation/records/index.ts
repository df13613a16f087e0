import './tables.ts';
import type { Module } from '#http';

export {
  addExclusion,
  addInvolvement,
  addRecord,
  addRecords,
  addRestriction,
  addShare,
  changesOfRecord,
  endShare,
  groundOf,
  involvementsOfChild,
  markSeen,
  type NewInvolvement,
  type NewRecord,
  type NewShare,
  putUnderChild,
  type RecordLine,
  raiseVersion,
  recordById,
  recordKinds,
  recordsOfChild,
  rowsAsAt,
  sharedBecauseOf,
  sharesOfRecord,
} from './store/index.ts';

/** The spine, need to know, and history. Its pages stand in the modules that keep the records. */
export const records: Module = { name: 'records', routes: [] };
