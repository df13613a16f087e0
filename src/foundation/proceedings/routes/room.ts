import { schemaOf } from '#db';
import { page, type Route, stream } from '#http';
import { mayMeet } from '#meetings';
import { isKnown, LiveModel, liveModel, roomModel, subjectsOf, targetOf } from '../reads/index.ts';
import { LivePage, partsOf } from '../views/live.tsx';
import { TAKE_PART } from './purposes.ts';

/** One row of the audit a person and item opened, whether by the page or by its stream. */
export const READ = {
  event: 'proceedings.read',
  purpose: TAKE_PART,
  subjects: subjectsOf,
  target: targetOf,
  known: isKnown,
};

export const live = page('/meetings/:id/live', {
  title: 'A meeting while it runs',
  may: mayMeet,
  audit: READ,
  shows: LiveModel,
  load: liveModel,
  view: LivePage,
});

export const roomRoutes: readonly Route[] = [
  live,
  stream('/meetings/:id/live/news', {
    title: 'What changes in a meeting while it runs',
    may: mayMeet,
    audit: READ,
    channel: 'arden_meeting',
    // '<schema> <meeting> <number of the event>'
    heard: (told) => /^(\S+ \S+) \d+$/.exec(told)?.[1] ?? null,
    about: ({ id }, { partnership }) => `${schemaOf(partnership)} ${id}`,
    load: roomModel,
    parts: partsOf,
    over: ({ stands, cancelledWhy }) =>
      stands === 'held'
        ? 'The meeting is closed.'
        : stands === 'cancelled'
          ? `The meeting was cancelled${cancelledWhy ? `: ${cancelledWhy}` : '.'}`
          : null,
  }),
];
