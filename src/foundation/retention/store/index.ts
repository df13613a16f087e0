export * from './holds.ts';
export * from './orders.ts';
export * from './terms.ts';
