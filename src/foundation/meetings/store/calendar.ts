import { sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Instant } from '#kernel';
import type { InvitationTable, MeetingTable } from '../tables.ts';

/** Which of these meetings may be named where others read it. */
export const titlesToGoOut = async (
  tx: Tx,
  meetings: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from titles_to_go_out(${[...meetings]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, title }) => [id, title]));
};
/** The address of whoever called a meeting, as their calendars have it. */
export const callerOf = async (tx: Tx, meeting: string): Promise<string> =>
  (
    await tx
      .selectFrom('meeting')
      .innerJoin('post', 'post.id', 'meeting.made_by')
      .innerJoin('staff', 'staff.id', 'post.staff_id')
      .select('staff.email')
      .where('meeting.id', '=', meeting)
      .executeTakeFirst()
  )?.email ?? '';
export const emailOf = async (tx: Tx, staff: string): Promise<string> =>
  (await tx.selectFrom('staff').select('email').where('id', '=', staff).executeTakeFirst())?.email ?? '';

/** The meetings of the acting post that were called, from a moment on. */
export const meetingsOfFeed = (tx: Tx, post: string, from: Instant, limit: number) =>
  tx
    .selectFrom('meeting')
    .innerJoin('attendee', 'attendee.meeting_id', 'meeting.id')
    .select([
      'meeting.id',
      'place',
      'starts_at',
      'ends_at',
      'sequence',
      'made_at',
      'meeting.called_at',
      'cancelled_at',
    ])
    .where('attendee.post_id', '=', post)
    .where('attendee.called_at', 'is not', null)
    .where('attendee.removed_at', 'is', null)
    .where('meeting.called_at', 'is not', null)
    .where('ends_at', '>=', from)
    .orderBy('starts_at')
    .orderBy('meeting.id')
    .limit(limit)
    .execute();

export const feedOf = (tx: Tx, post: string) =>
  tx
    .selectFrom('calendar_feed')
    .select(['id', 'made_at'])
    .where('post_id', '=', post)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
/** Ends the address that stands, if one does. */
export const endFeed = async (tx: Tx, post: string, at: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('calendar_feed')
    .set({ ended_at: at })
    .where('post_id', '=', post)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
export const insertFeed = async (tx: Tx, post: string, hash: string, at: Instant): Promise<string> => {
  const id = newId();
  await tx.insertInto('calendar_feed').values({ id, post_id: post, hash, made_at: at }).execute();
  return id;
};
/** Whose calendar a secret address is. */
export const postOfFeed = async (tx: Tx, hash: string): Promise<string | null> =>
  (await sql<{ post: string | null }>`select calendar_feed_post(${hash}) as post`.execute(tx)).rows[0]
    ?.post ?? null;

/** Writes down who is to be mailed about a meeting. */
export const insertInvitations = async (
  tx: Tx,
  { id, sequence }: Pick<MeetingTable, 'id'> & { readonly sequence: number },
  attendees: readonly string[],
  method: InvitationTable['method'],
  now: Instant,
): Promise<void> => {
  if (attendees.length === 0) return;
  await tx
    .insertInto('invitation')
    .values(
      attendees.map((attendee) => ({
        id: newId(),
        meeting_id: id,
        attendee_id: attendee,
        ...{ method, sequence, made_at: now, next_at: now },
      })),
    )
    .execute();
};

export interface ToInvite {
  readonly id: string;
  readonly meeting_id: string;
  readonly method: InvitationTable['method'];
  readonly sequence: number;
  readonly tries: number;
  readonly address: string;
  readonly organizer: string;
  readonly title: string;
  readonly place: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly made_at: Instant;
}
/** Takes invitations to send: nobody else tries them for ten minutes. For the program's own work. */
export const takeInvitations = async (tx: Tx, atMost: number): Promise<ToInvite[]> =>
  (await sql<ToInvite>`select * from invitations_to_send(${atMost}::integer)`.execute(tx)).rows;
export const noteInvitation = async (
  tx: Tx,
  id: string,
  became: {
    readonly sent?: Instant;
    readonly failed?: Instant;
    readonly again?: Instant;
    readonly why?: string;
  },
): Promise<void> => {
  const { sent = null, failed = null, again = null, why = '' } = became;
  await sql`select invitation_tried(${id}::uuid, ${sent}::timestamptz, ${failed}::timestamptz, ${again}::timestamptz, ${why})`.execute(
    tx,
  );
};
/** Who is to be reminded of meetings that begin between two moments; each is handed out once. */
export const takeReminders = async (tx: Tx, from: Instant, until: Instant) =>
  (
    await sql<{ meeting_id: string; post_id: string }>`
      select meeting_id, post_id from take_reminders(${from}::timestamptz, ${until}::timestamptz)`.execute(tx)
  ).rows;
