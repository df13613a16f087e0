export * from './contact.ts';
export * from './front-door.ts';
export * from './thresholds.ts';
