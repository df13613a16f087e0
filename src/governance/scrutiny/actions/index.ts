export * from './agenda.ts';
export * from './answering.ts';
export * from './asking.ts';
export * from './board.ts';
export type { Done } from './met.ts';
export * from './reports.ts';
export { tellOfScrutiny } from './telling.ts';
