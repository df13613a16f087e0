export * from './lists.ts';
export * from './registers.ts';
export * from './settings.ts';
export * from './sign-in.ts';
