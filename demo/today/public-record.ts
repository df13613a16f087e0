import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import { publishMeeting, publishMinutes } from '#public-record';
import { tellOfItem } from '#scrutiny';
import { instantOf } from '../hours.ts';
import type { Poster } from '../registers/index.ts';
import { actingAs } from './standing.ts';

/** As the program itself publishes: with reports and questions. */
const PROVIDERS = { items: [tellOfItem] };

/** The meetings that are open to the public and were called, with when their minutes last went a step, the oldest first. */
const openMeetings = (tx: Tx) =>
  tx
    .selectFrom('meeting')
    .leftJoin('minutes_step', 'minutes_step.meeting_id', 'meeting.id')
    .select(['meeting.id', 'meeting.starts_at', 'meeting.called_at', 'meeting.made_by'])
    .select(({ fn }) => fn.max('minutes_step.at').as('minuted_at'))
    .where('meeting.is_public', '=', true)
    .where('meeting.called_at', 'is not', null)
    .groupBy('meeting.id')
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .execute();

/** Puts on the public record what may stand there of the meetings laid before: each when it was called, its minutes when they went round. */
export const layPublicRecord = async (
  tx: Tx,
  slug: string,
  keepers: readonly Poster[],
  until: Day,
): Promise<void> => {
  // Nothing is published before whoever publishes came to the post, nor after the day on which the laying ends.
  const last = instantOf({ day: until, minute: 480 });
  const inTime = (at: Instant, by: Poster): Instant => {
    const first = instantOf({ day: by.from, minute: 600 });
    if (at < first) return first;
    return at > last ? last : at;
  };
  for (const { id, made_by, called_at, starts_at, minuted_at } of await openMeetings(tx)) {
    const by = keepers.find(({ post }) => post === made_by);
    if (!by) continue;
    await publishMeeting(await actingAs(tx, slug, by, inTime(called_at ?? starts_at, by)), id, PROVIDERS);
    if (minuted_at !== null)
      await publishMinutes(await actingAs(tx, slug, by, inTime(minuted_at, by)), id, PROVIDERS);
  }
};
