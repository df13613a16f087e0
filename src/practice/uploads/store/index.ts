export * from './rows.ts';
export * from './uploads.ts';
