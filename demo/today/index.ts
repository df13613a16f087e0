export { layAgreements } from './agreements.ts';
export { layChecks } from './checks.ts';
export { layDocuments } from './documents.ts';
export { layEmergency } from './emergency.ts';
export { layFlags } from './flags.ts';
export { type Kept, layExclusions, layRestrictions } from './need-to-know.ts';
export { layOwed } from './owed.ts';
export { layQueue } from './queue.ts';
export { laySupport } from './support.ts';
