import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant, Role } from '#kernel';
import type { AttendeeTable } from '../tables.ts';

export type NewAttendee = Pick<
  Insertable<AttendeeTable>,
  'id' | 'meeting_id' | 'post_id' | 'part' | 'votes' | 'partner' | 'called_at'
> &
  Partial<Pick<Insertable<AttendeeTable>, 'deputy_for' | 'has_authority'>>;

/**
 * Puts people on the list of a meeting; who was taken off it comes back, where whoever keeps the meeting puts them there. False where
 * somebody could not be: they were taken off, and the actor is another.
 */
export const insertAttendees = async (tx: Tx, people: readonly NewAttendee[]): Promise<boolean> => {
  let all = true;
  for (const { id, ...person } of people) {
    const line = { deputy_for: null, has_authority: null, ...person };
    const { numUpdatedRows } = await tx
      .updateTable('attendee')
      .set({
        ...line,
        removed_at: null,
        answer: null,
        answered_at: null,
        answer_said: '',
        version: sql<number>`version + 1`,
      })
      .where('meeting_id', '=', person.meeting_id)
      .where('post_id', '=', person.post_id)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) continue;
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('attendee')
      .values({ id, ...line, answer: null, answered_at: null, removed_at: null })
      .onConflict((row) => row.columns(['meeting_id', 'post_id']).doNothing())
      .executeTakeFirst();
    all &&= numInsertedOrUpdatedRows === 1n;
  }
  return all;
};

export const attendeeById = (tx: Tx, id: string) =>
  tx
    .selectFrom('attendee')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
/** The acting post's own line of a meeting. */
export const ownLine = (tx: Tx, meeting: string, post: string) =>
  tx
    .selectFrom('attendee')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .where('post_id', '=', post)
    .where('removed_at', 'is', null)
    .executeTakeFirst();

/** False when somebody was first. */
export const updateAttendee = async (
  tx: Tx,
  id: string,
  version: number,
  to: Updateable<AttendeeTable>,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('attendee')
    .set({ ...to, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Calls everybody on the list who was not called yet. */
export const callAll = async (tx: Tx, meeting: string, now: Instant): Promise<void> => {
  await tx
    .updateTable('attendee')
    .set({ called_at: now })
    .where('meeting_id', '=', meeting)
    .where('called_at', 'is', null)
    .where('removed_at', 'is', null)
    .execute();
};
/** A meeting that was moved is answered anew. */
export const forgetAnswers = async (tx: Tx, meeting: string): Promise<void> => {
  await tx
    .updateTable('attendee')
    .set({ answer: null, answered_at: null, answer_said: '', version: sql<number>`version + 1` })
    .where('meeting_id', '=', meeting)
    .where('answer', 'is not', null)
    .where('removed_at', 'is', null)
    .execute();
};

/** Posts that fit a name, a title or an organisation, of the roles that meet: the first fifty. */
export const postsToCall = async (tx: Tx, asked: string, day: Day, roles: readonly Role[]) => {
  const words = asked.trim().split(/\s+/).filter(Boolean).slice(0, 6);
  if (words.length === 0) return [];
  let query = tx
    .selectFrom('post')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .select([
      'post.id',
      'post.title',
      'post.role',
      'staff.name',
      'organisation.name as organisation',
      'organisation.type as organisation_type',
    ])
    .where('post.role', 'in', [...roles])
    .where('post.from_day', '<=', day)
    .where((eb) => eb.or([eb('post.until_day', 'is', null), eb('post.until_day', '>=', day)]));
  for (const word of words)
    query = query.where(
      sql<string>`staff.name || ' ' || post.title || ' ' || organisation.name`,
      'ilike',
      `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`,
    );
  return query.orderBy('staff.name').orderBy('post.id').limit(50).execute();
};
/** One post that may be called on that day, with the kind of its organisation. */
export const postToCall = (tx: Tx, id: string, day: Day, roles: readonly Role[]) =>
  tx
    .selectFrom('post')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .select(['post.id', 'post.role', 'organisation.type as organisation_type'])
    .where('post.id', '=', id)
    .where('post.role', 'in', [...roles])
    .where('post.from_day', '<=', day)
    .where((eb) => eb.or([eb('post.until_day', 'is', null), eb('post.until_day', '>=', day)]))
    .executeTakeFirst();

/** The meetings that wait for the acting post: to answer, or on that day. The soonest first. */
export const meetingsWaiting = (tx: Tx, post: string, now: Instant, until: Instant, limit: number) =>
  tx
    .selectFrom('attendee')
    .innerJoin('meeting', 'meeting.id', 'attendee.meeting_id')
    .innerJoin('body', 'body.id', 'meeting.body_id')
    .select([
      'meeting.id',
      'meeting.title',
      'meeting.starts_at',
      'meeting.opened_at',
      'body.name as body_name',
      'attendee.answer',
      'attendee.part',
    ])
    .where('attendee.post_id', '=', post)
    .where('attendee.called_at', 'is not', null)
    .where('attendee.removed_at', 'is', null)
    .where('meeting.called_at', 'is not', null)
    .where('meeting.cancelled_at', 'is', null)
    .where('meeting.closed_at', 'is', null)
    .where('meeting.ends_at', '>', now)
    .where((eb) =>
      eb.or([
        eb.and([eb('attendee.answer', 'is', null), eb('attendee.part', '<>', 'clerk')]),
        eb.and([
          eb('meeting.starts_at', '<', until),
          eb(sql<string>`coalesce(attendee.answer, '')`, '<>', 'no'),
        ]),
      ]),
    )
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .limit(limit)
    .execute();

/** The names of these posts, and of whom they speak for. */
export const namesOfPosts = async (
  tx: Tx,
  posts: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (posts.length === 0) return new Map();
  const rows = await tx
    .selectFrom('post')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select(['post.id', 'staff.name', 'post.title'])
    .where('post.id', 'in', [...posts])
    .execute();
  return new Map(rows.map(({ id, name, title }) => [id, `${name}, ${title}`]));
};
