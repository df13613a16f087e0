import type { WaitsFor } from '#home';
import { addDays, dayOf, sayInstant, startOfDay } from '#kernel';
import { paths } from '../paths.ts';
import { packsUnread } from '../store.ts';

/** How long before a meeting its papers wait on the home page. */
const DAYS = 7;

/** The papers of meetings of the next seven days that nobody at this post has read as they now are. */
export const waitingPacks: WaitsFor = async ({ tx, actor, now, today }) =>
  (await packsUnread(tx, actor.post, now, startOfDay(addDays(today, DAYS + 1)))).map((meeting) => ({
    what: meeting.read_before ? 'Read what changed in your papers' : 'Read your papers',
    href: paths.one(meeting.id),
    from: `${meeting.title}, ${sayInstant(meeting.starts_at)}`,
    due: dayOf(meeting.starts_at),
    urgent: false,
  }));
