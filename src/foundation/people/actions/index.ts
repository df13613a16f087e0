export * from './enter.ts';
export type { Done } from './meet.ts';
export * from './need-to-know.ts';
export * from './parts.ts';
export * from './person.ts';
export * from './relate.ts';
