export * from './found.ts';
export * from './kept.ts';
export * from './publication-files.ts';
export * from './publications.ts';
export * from './since.ts';
export * from './standing.ts';
export * from './standing-files.ts';
