export { DueModel } from './due.ts';
export * from './forms.ts';
export * from './list.ts';
export * from './met.ts';
export * from './one.ts';
export * from './story.ts';
export * from './waiting.ts';
