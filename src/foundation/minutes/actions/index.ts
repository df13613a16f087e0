export * from './circulating.ts';
export * from './promising.ts';
export * from './writing.ts';
