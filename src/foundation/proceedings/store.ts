import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { PresenceTable, PresidingTable, QuorumLossTable } from './tables.ts';

/** What happened in the room, in its order, as far as the actor sees who it happened to. */
export const presenceOf = (tx: Tx, meeting: string) =>
  tx
    .selectFrom('presence')
    .select(['attendee_id', 'event', 'how', 'item_id', 'at'])
    .where('meeting_id', '=', meeting)
    .orderBy('at')
    .orderBy('id')
    .execute();
export const insertPresence = async (tx: Tx, rows: readonly Insertable<PresenceTable>[]): Promise<void> => {
  if (rows.length > 0)
    await tx
      .insertInto('presence')
      .values([...rows])
      .execute();
};

/** Which items were in hand and when: every item for those called to the whole meeting, their own for somebody invited. */
export const turnsOf = async (tx: Tx, meeting: string, isInvited: boolean) =>
  isInvited
    ? tx
        .selectFrom('item_turn')
        .select(['item_id', 'from_at', 'until_at'])
        .where('meeting_id', '=', meeting)
        .orderBy('from_at')
        .execute()
    : (
        await sql<{
          item_id: string;
          from_at: Instant;
          until_at: Instant | null;
        }>`select * from turns_of_meeting(${meeting}::uuid)`.execute(tx)
      ).rows;
export const insertTurn = async (
  tx: Tx,
  turn: { id: string; meeting_id: string; item_id: string; from_at: Instant },
): Promise<void> => {
  await tx
    .insertInto('item_turn')
    .values({ ...turn, until_at: null })
    .execute();
};
/** Ends what is in hand, and gives its item; null where nothing was. */
export const endTurn = async (tx: Tx, meeting: string): Promise<string | null> =>
  (await sql<{ item: string | null }>`select end_turn(${meeting}::uuid) as item`.execute(tx)).rows[0]?.item ??
  null;

/** Who declared an interest in an item and must withdraw from it. */
export const withdrawingFrom = async (tx: Tx, item: string): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectFrom('item_mark')
    .select('attendee_id')
    .where('item_id', '=', item)
    .where('withdraws', '=', true)
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.map(({ attendee_id }) => attendee_id));
};
/** Marks that somebody withdraws from an item: from here on it is not theirs to see. */
export const markWithdrawn = async (
  tx: Tx,
  mark: { id: string; item: string; attendee: string; interest: string; by: string; at: Instant },
): Promise<void> => {
  const { numUpdatedRows } = await tx
    .updateTable('item_mark')
    .set({ withdraws: true })
    .where('item_id', '=', mark.item)
    .where('attendee_id', '=', mark.attendee)
    .where('mark', '=', 'interest')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await tx
    .insertInto('item_mark')
    .values({
      ...{ id: mark.id, item_id: mark.item, attendee_id: mark.attendee, mark: 'interest', withdraws: true },
      ...{ interest: mark.interest, made_by: mark.by, made_at: mark.at, ended_at: null },
    })
    .execute();
};
/** Lets somebody back into an item before it is closed. */
export const endWithdrawal = async (tx: Tx, item: string, attendee: string, at: Instant): Promise<void> => {
  await tx
    .updateTable('item_mark')
    .set({ ended_at: at })
    .where('item_id', '=', item)
    .where('attendee_id', '=', attendee)
    .where('withdraws', '=', true)
    .where('ended_at', 'is', null)
    .execute();
};
/** Who is invited for an item. */
export const invitedFor = async (tx: Tx, item: string): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .selectFrom('item_mark')
    .select('attendee_id')
    .where('item_id', '=', item)
    .where('mark', 'in', ['invited', 'named'])
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.map(({ attendee_id }) => attendee_id));
};

/** Whom those present chose to preside, last. */
export const chosenToPreside = async (tx: Tx, meeting: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('presiding')
      .select('attendee_id')
      .where('meeting_id', '=', meeting)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.attendee_id ?? null;
export const insertPresiding = async (tx: Tx, row: Insertable<PresidingTable>): Promise<void> => {
  await tx.insertInto('presiding').values(row).execute();
};

/** The loss of the quorum that is not made good yet. */
export const quorumLoss = (tx: Tx, meeting: string) =>
  tx
    .selectFrom('quorum_loss')
    .select(['id', 'why', 'from_at'])
    .where('meeting_id', '=', meeting)
    .where('until_at', 'is', null)
    .executeTakeFirst();
export const insertQuorumLoss = async (tx: Tx, row: Insertable<QuorumLossTable>): Promise<void> => {
  await tx.insertInto('quorum_loss').values(row).execute();
};
export const endQuorumLoss = async (tx: Tx, id: string, at: Instant): Promise<void> => {
  await tx.updateTable('quorum_loss').set({ until_at: at }).where('id', '=', id).execute();
};
/** Says in the minutes of the item in hand what became of the quorum. */
export const minuteQuorum = async (tx: Tx, meeting: string, entry: string, words: string): Promise<void> => {
  await sql`select minute_quorum(${meeting}::uuid, ${entry}::uuid, ${words})`.execute(tx);
};

/** Opens or closes a meeting that nobody else opened or closed meanwhile; false where somebody was first. */
export const openMeeting = async (tx: Tx, id: string, at: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set(({ eb }) => ({ opened_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
export const closeMeeting = async (tx: Tx, id: string, at: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('meeting')
    .set(({ eb }) => ({ closed_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('opened_at', 'is not', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
/** Says for whom somebody comes, and whether they may commit that member's organisation. */
export const setDeputy = async (
  tx: Tx,
  attendee: string,
  deputyFor: string | null,
  hasAuthority: boolean | null,
): Promise<void> => {
  await tx
    .updateTable('attendee')
    .set(({ eb }) => ({
      deputy_for: deputyFor,
      has_authority: hasAuthority,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', attendee)
    .execute();
};

/** One act at a time in one room: what each found holds until it is done. */
export const holdRoom = async (tx: Tx, meeting: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`room of ${meeting}`}, 0))`.execute(tx);
};

/** What only the meeting's own functions tell: whether the actor runs it, and, of somebody invited, when their item is likely. */
export const runsMeeting = async (tx: Tx, meeting: string): Promise<boolean> =>
  (await sql<{ runs: boolean }>`select runs_meeting(${meeting}::uuid) as runs`.execute(tx)).rows[0]?.runs ??
  false;
export const minutesUntil = async (tx: Tx, item: string): Promise<number | null> =>
  (await sql<{ minutes: number | null }>`select minutes_until_item(${item}::uuid) as minutes`.execute(tx))
    .rows[0]?.minutes ?? null;
/** The joining link, where the actor has it now. */
export const linkOf = async (tx: Tx, meeting: string): Promise<string | null> =>
  (await tx.selectFrom('meeting_link').select('link').where('meeting_id', '=', meeting).executeTakeFirst())
    ?.link ?? null;
/** Whether the actor's reading of this is on record. */
export const isOnRecord = async (tx: Tx, target: string): Promise<boolean> =>
  (await sql<{ known: boolean }>`select is_read_in_meeting(${target}) as known`.execute(tx)).rows[0]?.known ??
  false;
