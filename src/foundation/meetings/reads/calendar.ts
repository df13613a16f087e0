import { z } from 'zod';
import type { Acting } from '#db';
import { addDays, type Instant, NotFound, startOfDay } from '#kernel';
import { paths } from '../paths.ts';
import { type CalendarEntry, calendarText } from '../rules/index.ts';
import {
  callerOf,
  emailOf,
  feedOf,
  meetingById,
  meetingsOfFeed,
  ownLine,
  titlesToGoOut,
} from '../store/index.ts';
import type { Of } from './codes.ts';

export const CalendarModel = z.object({ madeAt: z.string().nullable() });
export type CalendarModel = z.infer<typeof CalendarModel>;
/** Whether the acting post's calendar has an address, and since when. The address itself is nowhere. */
export const calendarModel = async ({ tx, actor }: Acting): Promise<CalendarModel> => ({
  madeAt: (await feedOf(tx, actor.post))?.made_at ?? null,
});

/** What a meeting looks like in a calendar that others may read. */
const entryOf = (
  row: {
    readonly id: string;
    readonly place: string;
    readonly starts_at: Instant;
    readonly ends_at: Instant;
    readonly sequence: number;
    readonly cancelled_at: Instant | null;
  },
  title: string,
  stamp: Instant,
  url: string,
): CalendarEntry => ({
  ...{
    id: row.id,
    title,
    place: row.place,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    sequence: row.sequence,
  },
  ...{ stamp, cancelled: row.cancelled_at !== null, url },
});

const Entry = z.object({
  id: z.string(),
  title: z.string(),
  place: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  sequence: z.number(),
  stamp: z.string(),
  cancelled: z.boolean(),
  url: z.string(),
  organizer: z.string(),
  attendee: z.string(),
  answer: z.enum(['yes', 'no']).nullable(),
});
export const InvitationModel = z.object({ entry: Entry });
export type InvitationModel = z.infer<typeof InvitationModel>;
/** The invitation to one meeting, to be saved: as its mail has it. */
export const invitationModel = async (acting: Of<{ id: string }>): Promise<InvitationModel> => {
  const { tx, actor, now, params } = acting;
  const row = await meetingById(tx, params.id);
  const own = row && (await ownLine(tx, row.id, actor.post));
  if (!row || !own || row.called_at === null) throw new NotFound();
  const title = (await titlesToGoOut(tx, [row.id])).get(row.id) ?? '';
  return {
    entry: {
      ...entryOf(row, title, now, paths.one(row.id)),
      organizer: await callerOf(tx, row.id),
      attendee: await emailOf(tx, actor.staff),
      answer: own.answer,
    },
  };
};
/** The file of it: the way to the page leads from anywhere. */
export const invitationFile = ({ entry }: InvitationModel, baseUrl: string): string =>
  calendarText(entry.cancelled ? 'CANCEL' : 'REQUEST', [{ ...entry, url: `${baseUrl}${entry.url}` }]);

const BACK = 93;
const MOST = 500;
/** The calendar of a post: what it was called to in the last three months and is called to from now on. */
export const feedText = async (
  { tx, now, today }: Pick<Acting, 'tx' | 'now' | 'today'>,
  post: string,
  baseUrl: string,
): Promise<string> => {
  const rows = await meetingsOfFeed(tx, post, startOfDay(addDays(today, -BACK)), MOST);
  const titles = await titlesToGoOut(
    tx,
    rows.map(({ id }) => id),
  );
  return calendarText(
    'PUBLISH',
    // The stamp is the meeting's own, so that a calendar that did not change is the same text.
    rows.map((row) =>
      entryOf(row, titles.get(row.id) ?? '', row.called_at ?? now, `${baseUrl}${paths.one(row.id)}`),
    ),
  );
};
