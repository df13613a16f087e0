import { sql } from 'kysely';
import type { Tx } from '#db';

const ids = (asked: readonly string[]) => sql<string>`any(${[...asked]}::uuid[])`;

/** What happened in the room, in order, of what the actor may see. */
export const presenceOf = async (tx: Tx, meeting: string) =>
  (
    await sql<{
      attendee_id: string;
      event: 'arrived' | 'left' | 'withdrew' | 'returned' | 'admitted';
      how: 'room' | 'online' | null;
      item_id: string | null;
      at: string;
    }>`select attendee_id, event, how, item_id, at from presence where meeting_id = ${meeting} order by at, id`.execute(
      tx,
    )
  ).rows;
/** When each item was in hand. */
export const turnsOf = async (tx: Tx, meeting: string) =>
  (
    await sql<{
      item_id: string;
      from_at: string;
      until_at: string | null;
    }>`select item_id, from_at, until_at from item_turn where meeting_id = ${meeting} order by from_at`.execute(
      tx,
    )
  ).rows;

/** The later meetings of a body that may approve what an earlier one did: those that the actor keeps, and whether it chairs one. */
export const laterMeetings = (tx: Tx, body: string, after: string) =>
  tx
    .selectFrom('meeting')
    .select([
      'id',
      'title',
      'starts_at',
      sql<boolean>`keeps_meeting(id)`.as('keeps'),
      sql<boolean>`coalesce(part_in_meeting(id) in ('chair', 'deputyChair'), false)`.as('chairs'),
    ])
    .where('body_id', '=', body)
    .where('starts_at', '>', after)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .limit(40)
    .execute();
/** The acting post's own part in a meeting; null where it was not called. */
export const partIn = async (tx: Tx, meeting: string): Promise<string | null> =>
  (await sql<{ part: string | null }>`select part_in_meeting(${meeting}::uuid) as part`.execute(tx)).rows[0]
    ?.part ?? null;
/** The interests that were declared under these items, of what the actor may see. */
export const interestsOf = (tx: Tx, items: readonly string[]) =>
  tx
    .selectFrom('item_mark')
    .innerJoin('attendee', 'attendee.id', 'item_mark.attendee_id')
    .innerJoin('post', 'post.id', 'attendee.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select(['item_mark.id', 'item_id', 'interest', 'withdraws', 'staff.name as staff_name'])
    .where('item_id', '=', ids(items))
    .where('mark', '=', 'interest')
    .where('ended_at', 'is', null)
    .orderBy('made_at')
    .orderBy('item_mark.id')
    .execute();
