export * from './acts.ts';
export * from './bundle.ts';
export * from './request.ts';
export type { BesideOf } from './telling.ts';
