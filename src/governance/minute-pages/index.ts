import type { Module } from '#http';
import { routes } from './routes.ts';

export { type Drafted, draftFromPage, draftOf } from './actions.ts';
export { paths } from './paths.ts';

/** Pages of minutes that were published elsewhere, brought in as drafts of items. */
export const minutePages: Module = { name: 'minute-pages', routes };
