export * from './publishing/index.ts';
export * from './withdraw.ts';
