import { action, type Route } from '#http';
import { nothing } from '#kernel';
import { mayMeet } from '#meetings';
import { close, closeItem, open, takeItem } from '../actions/index.ts';
import { RUN, target, toRoom } from './purposes.ts';
import { live } from './room.ts';

const act = { may: mayMeet, takes: nothing, from: live, next: toRoom } as const;

/** The course of a meeting: opened, item by item, closed. */
export const courseRoutes: readonly Route[] = [
  action('/meetings/:id/live/open', {
    ...act,
    title: 'Open a meeting',
    audit: { event: 'proceedings.opened', purpose: RUN, target },
    run: (acting) => open(acting, acting.params.id),
  }),
  action('/meetings/:id/live/items/:itemId/take', {
    ...act,
    title: 'Take an item',
    audit: { event: 'proceedings.itemTaken', purpose: RUN, target },
    run: (acting) => takeItem(acting, acting.params.id, acting.params.itemId),
  }),
  action('/meetings/:id/live/close-item', {
    ...act,
    title: 'Close the item in hand',
    audit: { event: 'proceedings.itemClosed', purpose: RUN, target },
    run: (acting) => closeItem(acting, acting.params.id),
  }),
  action('/meetings/:id/live/close', {
    ...act,
    title: 'Close a meeting',
    audit: { event: 'proceedings.closed', purpose: RUN, target },
    run: (acting) => close(acting, acting.params.id),
  }),
];
