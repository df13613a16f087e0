export * from './bundles.ts';
export * from './records.ts';
export * from './requests.ts';
