import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Waiting } from '#home';
import { roles } from '#kernel';
import { mayMeet } from '#meetings';
import { paths } from '../paths.ts';
import { outstandingOf } from '../store.ts';
import { dueOf } from './due.ts';

const MOST = 100;

/** What the acting post has promised, or its team, or (where its role looks so far, or answers for its organisation) its organisation. */
export const waitingPromises = async (acting: Acting): Promise<readonly Waiting[]> => {
  const { tx, actor, today } = acting;
  if (!mayMeet(actor).ok) return [];
  const wide = roles[actor.role].scope === 'organisation' || actor.role === 'boardMember';
  const owners = [actor.post, actor.body, wide ? actor.organisation : null].filter((id) => id !== null);
  const found = await outstandingOf(tx, owners, MOST);
  if (found.length === 0) return [];
  const calendar = await calendarFor(tx);
  const lines = found.slice(0, MOST - 1).map((row): Waiting => {
    const clock = dueOf(row, today, calendar);
    const { state } = clock;
    return {
      what: row.what,
      href: paths.one(row.id),
      from: `Promised to ${row.body_name}${row.owed_kind === 'post' ? '' : ` by ${row.owed_name}`}`,
      due: clock.due,
      ...(state === 'inTime' || state === 'dueToday' || state === 'late'
        ? {
            clock: {
              state,
              ...(clock.late === undefined ? {} : { late: clock.late }),
              ...(clock.unit === undefined ? {} : { unit: clock.unit }),
              provisional: clock.provisional,
              why: clock.why,
            },
          }
        : {}),
      urgent: false,
    };
  });
  return found.length < MOST
    ? lines
    : [
        ...lines,
        { what: 'See every promise', href: paths.list, from: 'More wait than fit here', urgent: false },
      ];
};
