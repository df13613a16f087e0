import './tables.ts';
import type { Module } from '#http';

export { paths } from './paths.ts';
export { publicFormRoutes } from './routes.ts';

/** A worry from anybody, without an account. Its pages are open, and stand beside sign-in (`publicFormRoutes`). */
export const publicForm: Module = { name: 'public-form', routes: [] };
