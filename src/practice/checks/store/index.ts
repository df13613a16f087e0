export * from './counting.ts';
export * from './requests.ts';
export * from './writing.ts';
