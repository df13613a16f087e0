import { action, page, type Route } from '#http';
import { mayMeet } from '#meetings';
import { decide, promise, write } from '../actions/index.ts';
import { DecisionForm, EntryForm, LivePromiseForm } from '../forms.ts';
import { LiveModel, liveModel } from '../reads/index.ts';
import { DecisionPage, PromisePage } from '../views/forms.tsx';
import { RUN, target, toRoom } from './purposes.ts';
import { live, READ } from './room.ts';

const form = { may: mayMeet, audit: READ, shows: LiveModel, load: liveModel } as const;
const deciding = page('/meetings/:id/live/decision', {
  ...form,
  title: 'Record a decision',
  view: DecisionPage,
});
const promising = page('/meetings/:id/live/promise', {
  ...form,
  title: 'Record a promise',
  view: PromisePage,
});

/** What is said, decided and promised, as it is. */
export const writingRoutes: readonly Route[] = [
  action('/meetings/:id/live/entries', {
    title: 'Add to the minutes',
    may: mayMeet,
    audit: { event: 'proceedings.minuted', purpose: RUN, target },
    takes: EntryForm,
    from: live,
    run: (acting, entry) => write(acting, acting.params.id, entry),
    next: toRoom,
  }),
  deciding,
  action('/meetings/:id/live/decision', {
    title: 'Record a decision',
    may: mayMeet,
    audit: { event: 'proceedings.decided', purpose: RUN, target },
    takes: DecisionForm,
    from: deciding,
    run: (acting, decision) => decide(acting, acting.params.id, decision),
    next: toRoom,
    says: () => 'The decision was recorded.',
  }),
  promising,
  action('/meetings/:id/live/promise', {
    title: 'Record a promise',
    may: mayMeet,
    audit: { event: 'proceedings.promised', purpose: RUN, target },
    takes: LivePromiseForm,
    from: promising,
    run: (acting, promised) => promise(acting, acting.params.id, promised),
    next: toRoom,
    says: () => 'The promise was recorded.',
  }),
];
