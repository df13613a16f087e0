export * from './contacts.ts';
export * from './decisions.ts';
