import { type Insertable, sql, type Updateable } from 'kysely';
import { newId, type Tx } from '#db';
import type { Instant } from '#kernel';
import type { MeetingSeriesTable, MeetingTable } from '../tables.ts';

export type NewMeeting = Pick<
  Insertable<MeetingTable>,
  | 'id'
  | 'body_id'
  | 'title'
  | 'purpose'
  | 'mode'
  | 'place'
  | 'starts_at'
  | 'ends_at'
  | 'is_public'
  | 'quorum'
  | 'quorum_of_partners'
  | 'made_by'
  | 'made_at'
> &
  Partial<Pick<Insertable<MeetingTable>, 'series_id' | 'previous_id' | 'day_is_ours'>>;

export const insertMeeting = async (tx: Tx, meeting: NewMeeting): Promise<void> => {
  const none = { called_at: null, opened_at: null, closed_at: null, cancelled_at: null };
  await tx
    .insertInto('meeting')
    .values({ series_id: null, previous_id: null, ...meeting, ...none })
    .execute();
};

/** Changes a meeting that is still at that version; false when somebody was first. */
export const updateMeeting = async (
  tx: Tx,
  id: string,
  version: number,
  to: Updateable<MeetingTable>,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set({ ...to, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Says that a meeting was called, cancelled or told of anew, if it still stands as it was read; false when somebody was first. */
export const markMeeting = async (
  tx: Tx,
  id: string,
  version: number,
  to: Pick<Updateable<MeetingTable>, 'called_at' | 'cancelled_at' | 'cancelled_why'> & {
    readonly tells?: boolean;
  },
): Promise<boolean> => {
  const { tells = false, ...set } = to;
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set({ ...set, ...(tells ? { sequence: sql<number>`sequence + 1` } : {}), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Keeps the link to join by; the one before is written over, and stands among the changes. */
export const putLink = async (tx: Tx, meeting: string, link: string): Promise<void> => {
  await tx
    .insertInto('meeting_link')
    .values({ meeting_id: meeting, link })
    .onConflict((row) =>
      row.column('meeting_id').doUpdateSet({ link, version: sql<number>`meeting_link.version + 1` }),
    )
    .execute();
};
/** The link to join by, for those who may have it. */
export const linkOf = async (tx: Tx, meeting: string): Promise<string> =>
  (await tx.selectFrom('meeting_link').select('link').where('meeting_id', '=', meeting).executeTakeFirst())
    ?.link ?? '';

export const insertSeries = async (
  tx: Tx,
  series: Pick<MeetingSeriesTable, 'body_id' | 'title' | 'every' | 'made_by' | 'made_at'>,
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('meeting_series')
    .values({ id, ...series, ended_at: null })
    .execute();
  return id;
};
export const seriesById = (tx: Tx, id: string) =>
  tx.selectFrom('meeting_series').selectAll().where('id', '=', id).executeTakeFirst();
/** False where it had ended, or is somebody else's. */
export const endSeriesAt = async (tx: Tx, id: string, at: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('meeting_series')
    .set({ ended_at: at, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
/** The latest meeting of a series that the actor knows of. */
export const lastOfSeries = (tx: Tx, series: string) =>
  tx
    .selectFrom('meeting')
    .select(['id', 'starts_at'])
    .where('series_id', '=', series)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();

/** Counts one more telling of a meeting, which is no change of it: the new number. */
export const bumpSequence = async (tx: Tx, id: string): Promise<number> =>
  (
    await tx
      .updateTable('meeting')
      .set({ sequence: sql<number>`sequence + 1` })
      .where('id', '=', id)
      .returning('sequence')
      .executeTakeFirst()
  )?.sequence ?? 0;
