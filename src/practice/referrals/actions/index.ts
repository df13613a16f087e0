export * from './considered.ts';
export * from './decide.ts';
export { identifyChild } from './identify.ts';
export type { Done } from './met.ts';
export * from './notes.ts';
export * from './raise.ts';
export * from './reminders.ts';
export * from './thresholds.ts';
export { setUrgency, takeContact } from './triage.ts';
