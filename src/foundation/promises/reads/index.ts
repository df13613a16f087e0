export * from './choices.ts';
export * from './due.ts';
export * from './lines.ts';
export * from './naming.ts';
export * from './one.ts';
export * from './register.ts';
export * from './waiting.ts';
