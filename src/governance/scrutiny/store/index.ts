export * from './agenda.ts';
export * from './boards.ts';
export * from './programme.ts';
export * from './questions/index.ts';
export * from './telling.ts';
