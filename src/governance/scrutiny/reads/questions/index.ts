export * from './asking.ts';
export * from './asks.ts';
export * from './list.ts';
export * from './one.ts';
