export { makeRecorded, type Recorded } from './demo.ts';
export {
  type Details,
  FIELD_NAMES,
  type FieldName,
  isFieldName,
  linkRecords,
  type Pair,
  readBorn,
  type Traits,
  traitsOf,
} from './rules/index.ts';
