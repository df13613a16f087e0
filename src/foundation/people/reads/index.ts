export * from './history.ts';
export * from './line.ts';
export * from './need-to-know.ts';
export * from './numbers.ts';
export * from './parts.ts';
export * from './person.ts';
export * from './search.ts';
export * from './siblings.ts';
