export * from './figures.ts';
export * from './flags.ts';
export * from './intake.ts';
export * from './parts.ts';
export * from './waiting.ts';
