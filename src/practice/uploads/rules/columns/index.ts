export * from './guess.ts';
export * from './question.ts';
