export * from './fhir.ts';
export * from './status.ts';
