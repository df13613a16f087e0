export * from './chain.ts';
export * from './event.ts';
export * from './list.ts';
export * from './why.ts';
