export * from './answer.ts';
export * from './ask.ts';
