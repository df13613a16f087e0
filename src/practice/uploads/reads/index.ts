export * from './columns.ts';
export * from './may.ts';
export * from './rows.ts';
export * from './upload.ts';
