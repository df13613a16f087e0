import type { Insertable } from 'kysely';
import type { Tx } from '#db';
import type { AgendaPublicationTable, PressExclusionTable, UrgentItemTable } from '../tables.ts';

export const publicationOf = (tx: Tx, meeting: string) =>
  tx
    .selectFrom('agenda_publication')
    .innerJoin('post', 'post.id', 'agenda_publication.published_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('agenda_publication')
    .select('staff.name as staff_name')
    .where('meeting_id', '=', meeting)
    .executeTakeFirst();
/** When the agendas of these meetings went out. */
export const publicationsOf = (tx: Tx, meetings: readonly string[]) =>
  meetings.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('agenda_publication')
        .selectAll()
        .where('meeting_id', 'in', [...meetings])
        .execute();
export const publishedItems = async (tx: Tx, meeting: string): Promise<ReadonlySet<string>> =>
  new Set(
    (await tx.selectFrom('published_item').select('item_id').where('meeting_id', '=', meeting).execute()).map(
      ({ item_id }) => item_id,
    ),
  );
/** Records that the agenda went out with these items; false where it had gone out. */
export const insertPublication = async (
  tx: Tx,
  publication: Insertable<AgendaPublicationTable>,
  items: readonly string[],
): Promise<boolean> => {
  const put = await tx
    .insertInto('agenda_publication')
    .values(publication)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if ((put.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  if (items.length > 0)
    await tx
      .insertInto('published_item')
      .values(items.map((item_id) => ({ meeting_id: publication.meeting_id, item_id })))
      .execute();
  return true;
};
export const urgentItems = (tx: Tx, meeting: string) =>
  tx.selectFrom('urgent_item').selectAll().where('meeting_id', '=', meeting).execute();
export const insertUrgent = async (tx: Tx, urgent: Insertable<UrgentItemTable>): Promise<boolean> => {
  const put = await tx
    .insertInto('urgent_item')
    .values(urgent)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (put.numInsertedOrUpdatedRows ?? 0n) === 1n;
};
/** The resolutions that excluded press and public at a meeting and still stand in its minutes. */
export const exclusionsOf = (tx: Tx, meeting: string) =>
  tx
    .selectFrom('press_exclusion')
    .innerJoin('resolution', 'resolution.id', 'press_exclusion.resolution_id')
    .leftJoin('attendee as mover', 'mover.id', 'press_exclusion.moved_by')
    .leftJoin('post as mover_post', 'mover_post.id', 'mover.post_id')
    .leftJoin('staff as mover_staff', 'mover_staff.id', 'mover_post.staff_id')
    .leftJoin('attendee as seconder', 'seconder.id', 'press_exclusion.seconded_by')
    .leftJoin('post as seconder_post', 'seconder_post.id', 'seconder.post_id')
    .leftJoin('staff as seconder_staff', 'seconder_staff.id', 'seconder_post.staff_id')
    .selectAll('press_exclusion')
    .select(['mover_staff.name as mover_name', 'seconder_staff.name as seconder_name', 'resolution.says'])
    .where('press_exclusion.meeting_id', '=', meeting)
    .where('resolution.removed_at', 'is', null)
    .where('resolution.kind', '=', 'excluded')
    .execute();
export const insertExclusion = async (tx: Tx, exclusion: Insertable<PressExclusionTable>): Promise<void> => {
  await tx.insertInto('press_exclusion').values(exclusion).execute();
};
/** The posts of those who are in the room now, as far as the actor knows: by the last thing that each did. */
export const postsHere = async (tx: Tx, meeting: string): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx
        .selectFrom('presence')
        .innerJoin('attendee', 'attendee.id', 'presence.attendee_id')
        .distinctOn('attendee.post_id')
        .select(['attendee.post_id', 'presence.event'])
        .where('presence.meeting_id', '=', meeting)
        .orderBy('attendee.post_id')
        .orderBy('presence.at', 'desc')
        .orderBy('presence.id', 'desc')
        .execute()
    ).flatMap(({ post_id, event }) => (event === 'left' || event === 'withdrew' ? [] : [post_id])),
  );
