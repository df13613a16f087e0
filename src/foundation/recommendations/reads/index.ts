export * from './lines.ts';
export * from './one.ts';
export * from './register.ts';
export * from './waiting.ts';
