export * from './acts.ts';
export * from './agenda.ts';
export * from './calendar.ts';
export * from './kinds.ts';
export * from './links.ts';
export * from './people.ts';
export * from './times.ts';
