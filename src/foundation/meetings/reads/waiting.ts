import type { Acting } from '#db';
import type { Waiting } from '#home';
import type { Actor } from '#kernel';
import { addDays, dayOf, sayDay, sayTime, startOfDay } from '#kernel';
import { paths } from '../paths.ts';
import { mayCall } from '../rules/index.ts';
import { meetingsWaiting } from '../store/index.ts';

const MOST = 100;
/** Meetings that wait for the acting post's answer, and those of today. */
export const waitingMeetings = async ({ tx, actor, now, today }: Acting): Promise<readonly Waiting[]> => {
  const found = await meetingsWaiting(tx, actor.post, now, startOfDay(addDays(today, 1)), MOST);
  const lines = found.slice(0, MOST - 1).map((row): Waiting => {
    const isToday = dayOf(row.starts_at) === today;
    const asks = row.answer === null && row.part !== 'clerk';
    const when = isToday
      ? `today at ${sayTime(row.starts_at)}`
      : `${sayDay(dayOf(row.starts_at))} at ${sayTime(row.starts_at)}`;
    return {
      what:
        row.opened_at !== null
          ? `Under way: ${row.title}`
          : asks
            ? `Say whether you are coming: ${row.title}`
            : `Today: ${row.title}`,
      href: asks && row.opened_at === null ? paths.answer(row.id) : paths.one(row.id),
      from: `${row.body_name}, ${when}`,
      urgent: false,
    };
  });
  return found.length === lines.length
    ? lines
    : [
        ...lines,
        { what: 'See every meeting', href: paths.list, from: 'More wait than fit here', urgent: false },
      ];
};

/** The way from a child's story to the agenda of a meeting, for posts that call meetings. */
export const takeToMeeting = (actor: Actor, child: string) =>
  mayCall(actor).ok ? { href: paths.about(child), words: 'Take to a meeting' } : null;
