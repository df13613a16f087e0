export * from './history.ts';
export * from './involvement.ts';
export * from './kinds.ts';
export * from './need-to-know.ts';
export * from './shares.ts';
export * from './spine.ts';
