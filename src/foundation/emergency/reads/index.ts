export * from './one.ts';
export * from './posts.ts';
export * from './review.ts';
export * from './waiting.ts';
