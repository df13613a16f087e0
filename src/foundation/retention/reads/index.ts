export * from './keeping.ts';
export * from './orders.ts';
