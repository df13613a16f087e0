import './tables.ts';

export {
  addExclusion,
  addInvolvement,
  addRecord,
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
  recordsOfChild,
  rowsAsAt,
  sharesOfRecord,
} from './store.ts';
