export * from './open.ts';
export * from './publishing.ts';
