export * from './chain.ts';
export * from './events.ts';
export * from './why.ts';
