import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Aim, OpenTo } from '../rules/index.ts';

const meetings = (tx: Tx) =>
  tx
    .selectFrom('meeting')
    .innerJoin('body', 'body.id', 'meeting.body_id')
    .selectAll('meeting')
    .select(['body.name as body_name', 'body.type as body_type']);

/** A meeting that the actor may know of, with its body's name. */
export const meetingById = (tx: Tx, id: string) =>
  meetings(tx).where('meeting.id', '=', id).executeTakeFirst();
export type MeetingRow = NonNullable<Awaited<ReturnType<typeof meetingById>>>;

/** The meetings that the actor may know of: those to come, the soonest first, or those that began before, the newest first. */
export const meetingsAround = (
  tx: Tx,
  which: 'toCome' | 'past',
  now: Instant,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) =>
  (which === 'toCome'
    ? meetings(tx).where('ends_at', '>=', now).orderBy('starts_at')
    : meetings(tx).where('ends_at', '<', now).orderBy('starts_at', 'desc')
  )
    .orderBy('meeting.id')
    .limit(limit)
    .offset(offset)
    .execute();

/** Everybody called to a meeting, as far as the actor sees them: the chair first, then by part and name. */
export const attendeesOf = (tx: Tx, meeting: string) =>
  tx
    .selectFrom('attendee')
    .innerJoin('post', 'post.id', 'attendee.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .selectAll('attendee')
    .select([
      'staff.name as staff_name',
      'staff.email',
      'post.title as post_title',
      'post.role',
      'organisation.id as organisation_id',
      'organisation.name as organisation_name',
    ])
    .where('meeting_id', '=', meeting)
    .where('removed_at', 'is', null)
    .orderBy(
      sql`array_position(array['chair', 'deputyChair', 'member', 'substitute', 'coOptee', 'officer', 'adviser', 'clerk', 'invited'], part)`,
    )
    .orderBy('staff.name')
    .orderBy('attendee.id')
    .execute();
export type AttendeeRow = Awaited<ReturnType<typeof attendeesOf>>[number];

/** The items of a meeting that the actor may see, in their places. */
export const itemsOf = (tx: Tx, meeting: string) =>
  tx
    .selectFrom('agenda_item')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .where('removed_at', 'is', null)
    .orderBy('place')
    .orderBy('id')
    .execute();
export type ItemRow = Awaited<ReturnType<typeof itemsOf>>[number];
export const itemById = (tx: Tx, id: string) =>
  tx
    .selectFrom('agenda_item')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();

/** Every item by its title (empty where even that is kept back), for members: what the agenda lists in place of what they may not see. */
export const titlesOf = async (tx: Tx, meeting: string) =>
  (
    await sql<{
      id: string;
      parent_id: string | null;
      place: number;
      title: string;
      aim: Aim;
      minutes: number | null;
      open_to: OpenTo;
    }>`select * from titles_of_meeting(${meeting}::uuid) order by place, id`.execute(tx)
  ).rows;

/** The papers under these items that the actor may see, replaced ones too. */
export const papersOf = async (tx: Tx, items: readonly string[]) =>
  items.length === 0
    ? []
    : tx
        .selectFrom('paper')
        .selectAll()
        .where('item_id', 'in', [...items])
        .orderBy('place')
        .orderBy('id')
        .execute();
export type PaperRow = Awaited<ReturnType<typeof papersOf>>[number];

/** Whether the acting post keeps the meeting: it called it, or is its clerk. */
export const keepsMeeting = async (tx: Tx, meeting: string): Promise<boolean> =>
  (await sql<{ keeps: boolean }>`select keeps_meeting(${meeting}::uuid) as keeps`.execute(tx)).rows[0]
    ?.keeps ?? false;

/** What changed in a meeting after an event, as far as the actor may know. */
export const eventsAfter = (tx: Tx, meeting: string, after: string, limit: number) =>
  tx
    .selectFrom('meeting_event')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
