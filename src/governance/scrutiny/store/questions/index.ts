export * from './answers.ts';
export * from './asks.ts';
export * from './questions.ts';
export * from './words.ts';
