export * from './answers.ts';
export * from './board.ts';
export * from './meetings.ts';
export * from './queries.ts';
export * from './questions.ts';
