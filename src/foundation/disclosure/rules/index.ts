export * from './redacting.ts';
export * from './request.ts';
