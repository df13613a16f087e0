export * from './clock.ts';
export * from './lists.ts';
export * from './met.ts';
export * from './one.ts';
export * from './patterns.ts';
export * from './raise.ts';
