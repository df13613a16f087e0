import type { Module } from '#http';
import type { Providers } from './reads/index.ts';
import { routesOf } from './routes.ts';

export { paths } from './paths.ts';
export type { Line, Provider, Providers } from './reads/index.ts';

/** A child’s story on one page. What is in force and what is due is told by the modules above, which app.ts names. */
export const storyOf = (providers: Providers): Module => ({ name: 'story', routes: routesOf(providers) });
