export * from './found.ts';
export * from './owes.ts';
export * from './promises.ts';
