import { action, page, type Route } from '#http';
import { nothing } from '#kernel';
import { mayMeet } from '#meetings';
import { admit, arrive, bringBack, deputise, leave, preside, withdraw } from '../actions/index.ts';
import { ArriveForm, DeputyForm, PresideForm, WithdrawForm } from '../forms.ts';
import { LiveModel, liveModel, WithdrawModel, withdrawModel } from '../reads/index.ts';
import { DeputyPage, PresidePage, WithdrawPage } from '../views/forms.tsx';
import { RUN, TAKE_PART, target, toRoom } from './purposes.ts';
import { live, READ } from './room.ts';

const withdrawing = page('/meetings/:id/live/people/:attendeeId/withdraw', {
  title: 'Withdraw from the item in hand',
  may: mayMeet,
  audit: { event: 'proceedings.formOpened', purpose: TAKE_PART },
  shows: WithdrawModel,
  load: withdrawModel,
  view: WithdrawPage,
});
const form = { may: mayMeet, audit: READ, shows: LiveModel, load: liveModel } as const;
const presiding = page('/meetings/:id/live/preside', { ...form, title: 'Who presides?', view: PresidePage });
const deputising = page('/meetings/:id/live/deputy', {
  ...form,
  title: 'For whom somebody comes',
  view: DeputyPage,
});

/** Who is in the room, for the item in hand. */
export const peopleRoutes: readonly Route[] = [
  action('/meetings/:id/live/people/:attendeeId/arrive', {
    title: 'Record that somebody is here',
    may: mayMeet,
    audit: { event: 'proceedings.arrived', purpose: TAKE_PART, target },
    takes: ArriveForm,
    from: live,
    // It is a press of a button: there are no words to keep.
    drafts: false,
    run: (acting, { how }) => arrive(acting, acting.params.id, acting.params.attendeeId, how),
    next: toRoom,
  }),
  action('/meetings/:id/live/people/:attendeeId/leave', {
    title: 'Record that somebody has left',
    may: mayMeet,
    audit: { event: 'proceedings.left', purpose: TAKE_PART, target },
    takes: nothing,
    from: live,
    run: (acting) => leave(acting, acting.params.id, acting.params.attendeeId),
    next: toRoom,
  }),
  withdrawing,
  action('/meetings/:id/live/people/:attendeeId/withdraw', {
    title: 'Withdraw from the item in hand',
    may: mayMeet,
    audit: { event: 'proceedings.withdrew', purpose: TAKE_PART, target },
    takes: WithdrawForm,
    from: withdrawing,
    run: (acting, { interest }) => withdraw(acting, acting.params.id, acting.params.attendeeId, interest),
    next: toRoom,
  }),
  action('/meetings/:id/live/people/:attendeeId/return', {
    title: 'Let somebody back into the item in hand',
    may: mayMeet,
    audit: { event: 'proceedings.returned', purpose: RUN, target },
    takes: nothing,
    from: live,
    run: (acting) => bringBack(acting, acting.params.id, acting.params.attendeeId),
    next: toRoom,
  }),
  action('/meetings/:id/live/people/:attendeeId/admit', {
    title: 'Let somebody in for their item',
    may: mayMeet,
    audit: { event: 'proceedings.admitted', purpose: RUN, target },
    takes: nothing,
    from: live,
    run: (acting) => admit(acting, acting.params.id, acting.params.attendeeId),
    next: toRoom,
  }),
  presiding,
  action('/meetings/:id/live/preside', {
    title: 'Record who presides',
    may: mayMeet,
    audit: { event: 'proceedings.presided', purpose: RUN, target },
    takes: PresideForm,
    from: presiding,
    run: (acting, { chosen }) => preside(acting, acting.params.id, chosen),
    next: toRoom,
  }),
  deputising,
  action('/meetings/:id/live/deputy', {
    title: 'Record for whom somebody comes',
    may: mayMeet,
    audit: { event: 'proceedings.deputised', purpose: RUN, target },
    takes: DeputyForm,
    from: deputising,
    run: (acting, deputy) => deputise(acting, acting.params.id, deputy),
    next: toRoom,
  }),
];
