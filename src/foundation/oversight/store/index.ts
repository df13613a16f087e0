export * from './chain.ts';
export * from './events.ts';
export * from './reading.ts';
export * from './why.ts';
