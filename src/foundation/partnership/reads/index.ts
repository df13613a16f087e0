export * from './bodies.ts';
export * from './choices.ts';
export * from './models.ts';
export * from './organisations.ts';
export * from './overview.ts';
export * from './settings.ts';
export { found } from './shaping.ts';
export * from './sign-in.ts';
export * from './staff.ts';
