export * from './asking.ts';
export * from './fhir.ts';
export * from './status.ts';
