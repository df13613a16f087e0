export * from './arithmetic.ts';
export * from './csv.ts';
export * from './indicator.ts';
export * from './may.ts';
export * from './periods.ts';
export * from './suppression.ts';
