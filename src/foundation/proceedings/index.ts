import './tables.ts';
import type { Module } from '#http';
import { routes } from './routes/index.ts';

export { paths } from './paths.ts';

/** A meeting while it runs: who is in the room, the item in hand, quorum, and everybody's screen at once. */
export const proceedings: Module = {
  name: 'proceedings',
  routes,
  notices: {
    'proceedings.yourItemNext': 'The item that you are invited for is next',
    'proceedings.yourItemNow': 'The item that you are invited for is in hand: join now',
  },
};
