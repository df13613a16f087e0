import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type {
  MinuteEntryTable,
  MinutesAddendumTable,
  MinutesStepTable,
  ResolutionTable,
  ResolutionVoiceTable,
} from './tables.ts';

const ids = (asked: readonly string[]) => sql<string>`any(${[...asked]}::uuid[])`;

/** The entries under these items that the actor may see, in their places. */
export const entriesOf = (tx: Tx, items: readonly string[]) =>
  tx
    .selectFrom('minute_entry')
    .innerJoin('post', 'post.id', 'minute_entry.written_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('minute_entry')
    .select('staff.name as writer_name')
    .where('item_id', '=', ids(items))
    .where('removed_at', 'is', null)
    .orderBy('place')
    .orderBy('minute_entry.id')
    .execute();
export type EntryRow = Awaited<ReturnType<typeof entriesOf>>[number];

export const entryById = (tx: Tx, id: string) =>
  tx
    .selectFrom('minute_entry')
    .innerJoin('post', 'post.id', 'minute_entry.written_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('minute_entry')
    .select('staff.name as writer_name')
    .where('minute_entry.id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();

/** What was decided under these items, with who proposed and seconded as far as the actor sees them. */
export const resolutionsOf = (tx: Tx, items: readonly string[]) =>
  resolutions(tx).where('resolution.item_id', '=', ids(items)).execute();
export const resolutionById = (tx: Tx, id: string) =>
  resolutions(tx).where('resolution.id', '=', id).executeTakeFirst();
const resolutions = (tx: Tx) =>
  tx
    .selectFrom('resolution')
    .leftJoin('attendee as proposer', 'proposer.id', 'resolution.proposed_by')
    .leftJoin('post as proposer_post', 'proposer_post.id', 'proposer.post_id')
    .leftJoin('staff as proposer_staff', 'proposer_staff.id', 'proposer_post.staff_id')
    .leftJoin('attendee as seconder', 'seconder.id', 'resolution.seconded_by')
    .leftJoin('post as seconder_post', 'seconder_post.id', 'seconder.post_id')
    .leftJoin('staff as seconder_staff', 'seconder_staff.id', 'seconder_post.staff_id')
    .selectAll('resolution')
    .select(['proposer_staff.name as proposer_name', 'seconder_staff.name as seconder_name'])
    .where('resolution.removed_at', 'is', null)
    .orderBy('resolution.place')
    .orderBy('resolution.id');
export type ResolutionRow = Awaited<ReturnType<typeof resolutionsOf>>[number];

/** Who said what of these decisions, by name. */
export const voicesOf = (tx: Tx, asked: readonly string[]) =>
  tx
    .selectFrom('resolution_voice')
    .innerJoin('attendee', 'attendee.id', 'resolution_voice.attendee_id')
    .innerJoin('post', 'post.id', 'attendee.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('resolution_voice')
    .select('staff.name as staff_name')
    .where('resolution_id', '=', ids(asked))
    .orderBy('staff.name')
    .orderBy('attendee.id')
    .execute();

/** One writer at a time places what stands under an item: two clerks typing one minute lose nothing and share no place. */
const lockItem = async (tx: Tx, item: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`minutes of ${item}`}, 0))`.execute(tx);
};
/** The place after the last. */
const nextPlace = async (tx: Tx, table: 'minute_entry' | 'resolution', item: string): Promise<number> => {
  await lockItem(tx, item);
  const last = await tx
    .selectFrom(table)
    .select(({ fn }) => fn.max<number | null>('place').as('place'))
    .where('item_id', '=', item)
    .executeTakeFirst();
  return (last?.place ?? 0) + 1;
};

export const insertEntry = async (
  tx: Tx,
  entry: Omit<Insertable<MinuteEntryTable>, 'place'>,
): Promise<void> => {
  const place = await nextPlace(tx, 'minute_entry', entry.item_id);
  await tx
    .insertInto('minute_entry')
    .values({ ...entry, place })
    .execute();
};
/** Changes an entry that is still at that version; false when somebody was first. */
export const updateEntry = async (
  tx: Tx,
  id: string,
  version: number,
  entry: Partial<Pick<MinuteEntryTable, 'kind' | 'attendee_id' | 'reply_to_id' | 'says' | 'removed_at'>> & {
    speaker?: string;
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('minute_entry')
    .set({ ...entry, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
/** Puts an entry before or after its neighbour. The two swap places; no version is raised, so that nobody's open form is lost. */
export const moveEntry = async (tx: Tx, item: string, id: string, by: 'up' | 'down'): Promise<void> => {
  await lockItem(tx, item);
  const all = await tx
    .selectFrom('minute_entry')
    .select(['id', 'place'])
    .where('item_id', '=', item)
    .where('removed_at', 'is', null)
    .orderBy('place')
    .orderBy('id')
    .execute();
  const at = all.findIndex((each) => each.id === id);
  const [one, other] = [all[at], all[by === 'up' ? at - 1 : at + 1]];
  if (!one || !other) return;
  for (const [row, place] of [
    [one, other.place],
    [other, one.place],
  ] as const)
    await tx.updateTable('minute_entry').set({ place }).where('id', '=', row.id).execute();
};

export const insertResolution = async (
  tx: Tx,
  resolution: Omit<Insertable<ResolutionTable>, 'place'>,
): Promise<void> => {
  const place = await nextPlace(tx, 'resolution', resolution.item_id);
  await tx
    .insertInto('resolution')
    .values({ ...resolution, place })
    .execute();
};
export const updateResolution = async (
  tx: Tx,
  id: string,
  version: number,
  resolution: Partial<
    Pick<ResolutionTable, 'kind' | 'says' | 'proposed_by' | 'seconded_by' | 'removed_at'>
  > & {
    because?: string;
  },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('resolution')
    .set({ ...resolution, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
/** Keeps what an attendee said of a decision: the last word stands. */
export const putVoice = async (tx: Tx, voice: Insertable<ResolutionVoiceTable>): Promise<void> => {
  const { voice: said, reason = '' } = voice;
  await tx
    .insertInto('resolution_voice')
    .values(voice)
    .onConflict((conflict) =>
      conflict.columns(['resolution_id', 'attendee_id']).doUpdateSet({ voice: said, reason }),
    )
    .execute();
};

/** Every step of a meeting's minutes, in order. */
export const stepsOf = (tx: Tx, meeting: string) =>
  tx
    .selectFrom('minutes_step')
    .innerJoin('post', 'post.id', 'minutes_step.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .leftJoin('meeting as later', 'later.id', 'minutes_step.at_meeting_id')
    .selectAll('minutes_step')
    .select([
      'staff.name as staff_name',
      'post.title as post_title',
      'later.title as later_title',
      'later.starts_at as later_at',
    ])
    .where('minutes_step.meeting_id', '=', meeting)
    .orderBy('minutes_step.at')
    .orderBy('minutes_step.id')
    .execute();
export type StepRow = Awaited<ReturnType<typeof stepsOf>>[number];
export const insertStep = async (tx: Tx, step: Insertable<MinutesStepTable>): Promise<void> => {
  await tx.insertInto('minutes_step').values(step).execute();
};

const comments = (tx: Tx) =>
  tx
    .selectFrom('minutes_comment')
    .innerJoin('post', 'post.id', 'minutes_comment.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('minutes_comment')
    .select(['staff.name as staff_name', 'post.title as post_title']);
/** What was said of their accuracy, of what the actor may see. */
export const commentsOf = (tx: Tx, meeting: string) =>
  comments(tx)
    .where('minutes_comment.meeting_id', '=', meeting)
    .orderBy('minutes_comment.at')
    .orderBy('minutes_comment.id')
    .execute();
export const commentById = (tx: Tx, id: string) =>
  comments(tx).where('minutes_comment.id', '=', id).executeTakeFirst();
export const insertComment = async (
  tx: Tx,
  comment: { id: string; meeting_id: string; item_id: string; says: string; post_id: string; at: string },
): Promise<void> => {
  await tx
    .insertInto('minutes_comment')
    .values({ ...comment, accepted: null, answered_by: null, answered_at: null })
    .execute();
};
export const answerComment = async (
  tx: Tx,
  id: string,
  version: number,
  answer: { answer: string; accepted: boolean; answered_by: string; answered_at: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('minutes_comment')
    .set({ ...answer, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const addendaOf = (tx: Tx, meeting: string) =>
  tx
    .selectFrom('minutes_addendum')
    .innerJoin('post', 'post.id', 'minutes_addendum.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('minutes_addendum')
    .select(['staff.name as staff_name', 'post.title as post_title'])
    .where('minutes_addendum.meeting_id', '=', meeting)
    .orderBy('minutes_addendum.at')
    .orderBy('minutes_addendum.id')
    .execute();
export const insertAddendum = async (tx: Tx, addendum: Insertable<MinutesAddendumTable>): Promise<void> => {
  await tx.insertInto('minutes_addendum').values(addendum).execute();
};

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
