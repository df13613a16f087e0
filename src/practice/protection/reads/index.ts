export * from './asking.ts';
export * from './status.ts';
