export * from './feeds.ts';
export * from './lists.ts';
export * from './made.ts';
export * from './models.ts';
export * from './oparl/index.ts';
export * from './pages.ts';
export * from './place.ts';
export * from './told.ts';
