export * from './orders.ts';
export * from './schedule.ts';
