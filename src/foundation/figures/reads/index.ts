export * from './answering.ts';
export * from './asking.ts';
export * from './figure.ts';
export * from './list.ts';
export * from './models.ts';
export * from './population.ts';
export * from './records.ts';
