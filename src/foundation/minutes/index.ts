import './tables.ts';
import type { Module } from '#http';
import { TOLD } from './actions/index.ts';
import { jobsOf } from './jobs.ts';
import { paths } from './paths.ts';
import { minutesPaper, routes } from './routes/index.ts';

export {
  addEntry,
  addResolution,
  changeEntry,
  changeResolution,
  type NewEntry,
  type NewResolution,
  placeEntry,
  removeEntry,
  sayVoice,
  type Written,
} from './actions/writing.ts';
export {
  APPROVED_STAND,
  ENTRY_KINDS,
  type EntryKind,
  RESOLUTION_KINDS,
  type ResolutionKind,
  STANDINGS,
  type Standing,
  standingOf,
  VOICES,
  type Voice,
} from './rules/index.ts';
export {
  addendaOf,
  type EntryRow,
  entriesOf,
  entryById,
  type ResolutionRow,
  resolutionById,
  resolutionsOf,
  stepsOf,
  voicesOf,
} from './store/index.ts';
export { paths };

/** The minutes of meetings: what was said and decided under each item, sent round, approved and signed. */
export const minutes: Module = {
  name: 'minutes',
  routes,
  jobs: jobsOf(minutesPaper),
  notices: TOLD,
};
