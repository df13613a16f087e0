export * from './going-round.ts';
export * from './print.ts';
export * from './room.ts';
export * from './writing.ts';
