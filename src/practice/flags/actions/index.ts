export * from './answer.ts';
export * from './identify.ts';
export type { Acted } from './met.ts';
export * from './routing.ts';
export * from './send.ts';
