export * from './contact.ts';
export * from './front-door.ts';
