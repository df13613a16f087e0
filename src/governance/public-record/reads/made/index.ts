export * from './agenda.ts';
export { bodyMade } from './body.ts';
export * from './minutes.ts';
