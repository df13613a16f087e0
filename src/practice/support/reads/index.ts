export * from './child.ts';
export * from './lists.ts';
export * from './told.ts';
