export { tellOfDue } from './telling.ts';
export * from './work.ts';
