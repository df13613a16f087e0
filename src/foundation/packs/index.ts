import type { Module } from '#http';

export { paths } from './paths.ts';

/** Each attendee's pack of a meeting: what is theirs to read of it, as a page and as a PDF. */
export const packs: Module = {
  name: 'packs',
  routes: [],
};
