import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { AgendaItemTable, ItemMarkTable } from '../tables.ts';

/** Every item's place and minutes, of a meeting that the actor takes part in. */
export const planOf = async (tx: Tx, meeting: string) =>
  (
    await sql<{ id: string; parent_id: string | null; place: number; minutes: number | null }>`
      select id, parent_id, place, minutes from plan_of_meeting(${meeting}::uuid)`.execute(tx)
  ).rows;

export const insertItem = async (
  tx: Tx,
  item: Omit<Insertable<AgendaItemTable>, 'removed_at' | 'version'>,
): Promise<void> => {
  await tx
    .insertInto('agenda_item')
    .values({ ...item, removed_at: null })
    .execute();
};
/** Changes an item that is still at that version; false when somebody was first. */
export const updateItem = async (
  tx: Tx,
  id: string,
  version: number,
  to: Updateable<AgendaItemTable>,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('agenda_item')
    .set({ ...to, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
/** Puts an item under another (or at the top), before one of those there (or last); false where that makes no sense. */
export const placeItem = async (
  tx: Tx,
  id: string,
  under: string | null,
  before: string | null,
): Promise<boolean> =>
  (
    await sql<{
      placed: boolean;
    }>`select place_item(${id}::uuid, ${under}::uuid, ${before}::uuid) as placed`.execute(tx)
  ).rows[0]?.placed ?? false;

/** Who is named on these items, invited for them, or declared an interest in them, as far as the actor sees. */
export const marksOf = async (tx: Tx, items: readonly string[]) =>
  items.length === 0
    ? []
    : tx
        .selectFrom('item_mark')
        .selectAll()
        .where('item_id', 'in', [...items])
        .where('ended_at', 'is', null)
        .orderBy('made_at')
        .orderBy('id')
        .execute();
export type MarkRow = Awaited<ReturnType<typeof marksOf>>[number];
/** What the acting post declared in a meeting, of items that it may no longer open too. */
export const ownInterests = (tx: Tx, attendee: string) =>
  tx
    .selectFrom('item_mark')
    .selectAll()
    .where('attendee_id', '=', attendee)
    .where('mark', '=', 'interest')
    .where('ended_at', 'is', null)
    .execute();
export const markById = (tx: Tx, id: string) =>
  tx
    .selectFrom('item_mark')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
export const insertMark = async (
  tx: Tx,
  mark: Omit<Insertable<ItemMarkTable>, 'ended_at'>,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('item_mark')
    .values({ ...mark, ended_at: null })
    .onConflict((row) =>
      row.columns(['item_id', 'attendee_id', 'mark']).where('ended_at', 'is', null).doNothing(),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
};
export const endMarkAt = async (tx: Tx, id: string, at: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('item_mark')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** For whom the record of an item is given already. */
export const givenFor = async (tx: Tx, item: string): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectFrom('meeting_share')
    .select('attendee_id')
    .where('item_id', '=', item)
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.map(({ attendee_id }) => attendee_id));
};
export const insertMeetingShares = async (
  tx: Tx,
  shares: readonly { share_id: string; meeting_id: string; item_id: string; attendee_id: string }[],
): Promise<void> => {
  if (shares.length > 0)
    await tx
      .insertInto('meeting_share')
      .values([...shares])
      .execute();
};
/** The roles that read records of a kind, when they have a reason. */
export const rolesReading = async (tx: Tx, kind: string): Promise<ReadonlySet<string>> =>
  new Set(
    (await tx.selectFrom('role_kind').select('role').where('kind', '=', kind).execute()).map(
      ({ role }) => role,
    ),
  );
/** The meetings to come that the actor keeps: those on whose agenda a record can be put. */
export const meetingsKept = async (tx: Tx, now: Instant) =>
  (
    await sql<{ id: string; title: string; starts_at: Instant; body_name: string }>`
      select meeting.id, meeting.title, meeting.starts_at, body.name as body_name
      from meeting join body on body.id = meeting.body_id
      where meeting.ends_at > ${now} and meeting.cancelled_at is null and meeting.closed_at is null and keeps_meeting(meeting.id)
      order by meeting.starts_at, meeting.id limit 50`.execute(tx)
  ).rows;
