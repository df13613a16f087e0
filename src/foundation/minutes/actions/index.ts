export * from './circulating.ts';
export * from './printing.ts';
export * from './promising.ts';
export * from './writing.ts';
