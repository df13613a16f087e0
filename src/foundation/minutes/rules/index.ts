export * from './minutes.ts';
export * from './presence.ts';
