export * from './publications.ts';
export * from './standing.ts';
