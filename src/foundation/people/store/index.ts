export * from './census.ts';
export * from './lines.ts';
export * from './people.ts';
export * from './search.ts';
