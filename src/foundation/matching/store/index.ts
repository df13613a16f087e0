export * from './candidates.ts';
export * from './links.ts';
export * from './models.ts';
