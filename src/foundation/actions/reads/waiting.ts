import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Waiting } from '#home';
import { personLines } from '#people';
import { paths } from '../paths.ts';
import { type ActionRow, actionsWaiting } from '../store.ts';
import { dueOf } from './due.ts';
import { personOf, setBy } from './list.ts';
import { askerOf, holderOf } from './met.ts';

const MOST = 100;

const whence = (action: ActionRow, untaken: boolean): string =>
  untaken ? `${setBy(action)}, for ${action.owed_name}. Nobody has taken it yet.` : `${setBy(action)}`;

/** What the acting post has to do, and what its team or organisation owes and nobody has taken, the soonest first. */
export const waitingActions = async (acting: Acting): Promise<readonly Waiting[]> => {
  const { tx, actor, today } = acting;
  const found = await actionsWaiting(tx, askerOf(actor), today, MOST);
  if (found.length === 0) return [];
  const rows = found.slice(0, MOST - 1);
  const calendar = await calendarFor(tx);
  const people = await personLines(
    tx,
    rows.flatMap(({ child_id }) => child_id ?? []),
    today,
  );
  const lines = rows.map((row): Waiting => {
    const person = personOf(people, row.child_id);
    const clock = dueOf(row, acting, calendar);
    return {
      what: row.what,
      href: paths.one(row.id),
      ...(person ? { about: person.name, subject: { child: person.id, record: row.id } } : {}),
      from: whence(row, holderOf(row, today) === null),
      ...(clock && (clock.state === 'inTime' || clock.state === 'dueToday' || clock.state === 'late')
        ? {
            due: clock.due,
            clock: {
              state: clock.state,
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
  return found.length === rows.length
    ? lines
    : [
        ...lines,
        { what: 'See every action', href: paths.list, from: 'More wait than fit here', urgent: false },
      ];
};
