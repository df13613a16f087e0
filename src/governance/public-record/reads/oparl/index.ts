export * from './answers.ts';
export * from './objects.ts';
