export * from './accesses.ts';
export * from './permissions.ts';
export * from './reviews.ts';
