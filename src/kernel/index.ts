export * from './actor.ts';
export * from './clocks.ts';
export * from './codes.ts';
export * from './day.ts';
export * from './errors.ts';
export * from './fields.ts';
export * from './identifiers.ts';
export * from './roles.ts';
