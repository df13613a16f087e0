export * from './documents.ts';
export * from './version.ts';
