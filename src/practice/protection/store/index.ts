export * from './asking.ts';
export * from './statuses.ts';
