export * from './acts.ts';
export * from './administrators.ts';
export * from './bodies.ts';
export * from './changes.ts';
export * from './organisation-types.ts';
export * from './periods.ts';
export * from './representation.ts';
export * from './settings.ts';
