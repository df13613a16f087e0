export * from './feeds.ts';
export * from './publishing.ts';
export * from './words.ts';
export * from './years.ts';
