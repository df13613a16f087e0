export * from './considered.ts';
export * from './contacts.ts';
export * from './decisions.ts';
export * from './figures.ts';
export * from './reminders.ts';
export * from './story.ts';
export * from './thresholds.ts';
export * from './waiting.ts';
