export * from './acts.ts';
export * from './commit.ts';
export * from './judge.ts';
export { tellUploader } from './telling.ts';
