import type { Module } from '#http';

export { paths } from './paths.ts';

/** A meeting while it runs: who is in the room, the item in hand, quorum, and everybody's screen at once. */
export const proceedings: Module = {
  name: 'proceedings',
  routes: [],
};
