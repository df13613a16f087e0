export * from './acts.ts';
export * from './reminders.ts';
export * from './thresholds.ts';
export * from './words.ts';
