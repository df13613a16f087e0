export * from './files.ts';
export * from './minutes.ts';
export * from './model.ts';
export * from './writing.ts';
