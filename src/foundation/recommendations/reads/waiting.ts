import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Waiting } from '#home';
import { mayMeet } from '#meetings';
import { paths } from '../paths.ts';
import { answersFor, STATES } from '../rules.ts';
import { waitingFor } from '../store.ts';
import { dueOf } from './due.ts';

const MOST = 50;
const LONGEST = 120;
const brief = (says: string): string =>
  says.length > LONGEST ? `${says.slice(0, LONGEST - 1).trimEnd()}…` : says;

/** What was recommended to the acting post's organisation and waits for it, and what the post recorded and its body has to judge. */
export const waitingRecommendations = async (acting: Acting): Promise<readonly Waiting[]> => {
  const { tx, actor, today } = acting;
  if (!mayMeet(actor).ok) return [];
  const organisation = answersFor(actor) ? actor.organisation : null;
  const found = await waitingFor(tx, { organisation, maker: actor.post }, MOST);
  if (found.length === 0) return [];
  const calendar = await calendarFor(tx);
  const lines = found.slice(0, MOST - 1).map((row): Waiting => {
    const clock = dueOf(row, today, calendar);
    return {
      what: `${clock === null ? 'Judge' : row.state === 'waiting' ? 'Answer' : 'Act on'} the recommendation: ${brief(row.says)}`,
      href: paths.one(row.id),
      from: clock === null ? `${STATES[row.state]} by ${row.partner_name}` : `Made by ${row.body_name}`,
      ...(clock ? { due: clock.due } : {}),
      ...(clock && (clock.state === 'inTime' || clock.state === 'dueToday' || clock.state === 'late')
        ? {
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
  return found.length < MOST
    ? lines
    : [
        ...lines,
        {
          what: 'See every recommendation',
          href: paths.list,
          from: 'More wait than fit here',
          urgent: false,
        },
      ];
};
