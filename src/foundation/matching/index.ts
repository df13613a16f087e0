export { makeRecorded, type Recorded } from './demo.ts';
export { type Details, linkRecords, traitsOf } from './rules/index.ts';
