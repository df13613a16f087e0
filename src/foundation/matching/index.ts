import './tables.ts';
import type { Module } from '#http';
import { jobs } from './jobs.ts';
import { routes } from './routes.ts';

export { sayNoneOf, saySame, undoSame } from './actions.ts';
export { makeRecorded, type Recorded } from './demo.ts';
export { paths } from './paths.ts';
export {
  Alike,
  alsoRecordedAs,
  candidatesFor,
  type LikelyPerson,
  linkedInForce,
  ofAllRecords,
  possiblySame,
  possiblySameAs,
  possiblySameOfMany,
  recordsOfChild,
  weighedAgainst,
} from './reads/index.ts';
export {
  type Details,
  FIELD_NAMES,
  type FieldName,
  isFieldName,
  linkRecords,
  maySaySame,
  type Pair,
  readBorn,
  type Traits,
  traitsOf,
} from './rules/index.ts';

/** Two records of one child: found by how they agree, explained field by field, linked or told apart by people, and undone. */
export const matching: Module = { name: 'matching', routes, jobs };
