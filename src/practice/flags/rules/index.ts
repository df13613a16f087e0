export * from './acts.ts';
export * from './kinds.ts';
export * from './limits.ts';
