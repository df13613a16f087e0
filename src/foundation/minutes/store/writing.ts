import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { MinuteEntryTable, ResolutionTable, ResolutionVoiceTable } from '../tables.ts';

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
/** Changes an entry that is still at that version; false when somebody was first. Who wrote it is who wrote it last. */
export const updateEntry = async (
  tx: Tx,
  id: string,
  version: number,
  entry: Partial<
    Pick<
      MinuteEntryTable,
      'kind' | 'attendee_id' | 'reply_to_id' | 'says' | 'written_by' | 'written_at' | 'removed_at'
    >
  > & {
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
