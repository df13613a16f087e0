export * from './rows.ts';
export * from './writes.ts';
