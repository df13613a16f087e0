export * from './publish.ts';
export * from './withdraw.ts';
