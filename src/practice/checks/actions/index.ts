export * from './answer.ts';
export * from './ask.ts';
export * from './tell.ts';
