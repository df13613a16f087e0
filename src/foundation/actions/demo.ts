import type { Acting } from '#db';
import { addDays } from '#kernel';
import { addAction, cancelAction, completeAction, type NewAction, takeAction } from './actions/index.ts';

const TRAITS = {
  visit: {
    what: 'Visit the family at home',
    why: 'Nobody has seen the children at home this month. Done when somebody has, and says how they were.',
    days: 5,
  },
  school: {
    what: 'Tell the school who to ring',
    why: 'The school has rung three people about one absence. Done when it has one name and a number.',
    days: 2,
  },
  health: {
    what: 'Make sure that the review appointment is kept',
    why: 'Two were missed. Done when the child was seen, with the date.',
    days: 10,
  },
} as const;

/** Makes an action with a named trait, due some days after the day of the act, as the acting post would set it. */
export const makeAction = (
  acting: Acting,
  trait: keyof typeof TRAITS,
  owing: Pick<NewAction, 'owedBy' | 'about' | 'child'>,
) => {
  const { what, why, days } = TRAITS[trait];
  return addAction(acting, { what, why, due: addDays(acting.today, days), ...owing });
};
/** Brings an action on, as whoever owes it, or set it, would. */
export const bringOn = {
  taken: takeAction,
  done: (acting: Acting, id: string) =>
    completeAction(acting, id, 'Seen today, and well. Noted in our record.'),
  cancelled: (acting: Acting, id: string) =>
    cancelAction(acting, id, 'The family has moved to another area.'),
} as const;
