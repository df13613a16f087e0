export * from './actor.ts';
export * from './day.ts';
export * from './errors.ts';
export * from './roles.ts';
