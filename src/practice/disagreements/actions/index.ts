export * from './raise.ts';
export * from './steps.ts';
export * from './telling.ts';
