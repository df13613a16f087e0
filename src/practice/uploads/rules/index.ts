export * from './columns/index.ts';
export * from './csv.ts';
export * from './facts.ts';
export * from './merged.ts';
export * from './stages.ts';
export * from './values.ts';
