export * from './found.ts';
export * from './naming.ts';
export * from './owes.ts';
export * from './promises.ts';
