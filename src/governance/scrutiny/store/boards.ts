import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { ScrutinyBoardTable, ScrutinySeatTable } from '../tables.ts';

const boards = (tx: Tx) =>
  tx
    .selectFrom('scrutiny_board')
    .innerJoin('body', 'body.id', 'scrutiny_board.body_id')
    .selectAll('scrutiny_board')
    .select(['body.name', 'body.purpose']);
export const allBoards = (tx: Tx) => boards(tx).orderBy('body.name').orderBy('body.id').execute();
export const boardById = (tx: Tx, id: string) => boards(tx).where('body.id', '=', id).executeTakeFirst();
export type BoardRow = NonNullable<Awaited<ReturnType<typeof boardById>>>;

/** The committees in force that are no scrutiny board yet. */
export const committeesWithout = (tx: Tx, day: Day) =>
  tx
    .selectFrom('body')
    .leftJoin('scrutiny_board', 'scrutiny_board.body_id', 'body.id')
    .select(['body.id', 'body.name'])
    .where('body.type', '=', 'committee')
    .where('scrutiny_board.body_id', 'is', null)
    .where('body.from_day', '<=', day)
    .where(({ eb, or }) => or([eb('body.until_day', 'is', null), eb('body.until_day', '>=', day)]))
    .orderBy('body.name')
    .execute();

export const insertBoard = async (tx: Tx, board: Insertable<ScrutinyBoardTable>): Promise<void> => {
  await tx.insertInto('scrutiny_board').values(board).execute();
};
export const updateBoard = async (
  tx: Tx,
  id: string,
  version: number,
  board: { quorum: number; education: boolean; small_number: number },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('scrutiny_board')
    .set({ ...board, version: version + 1 })
    .where('body_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** The days of the annual meetings that were entered. */
export const annualMeetings = async (tx: Tx, body: string): Promise<Day[]> =>
  (
    await tx
      .selectFrom('scrutiny_year')
      .select('first_day')
      .where('body_id', '=', body)
      .orderBy('first_day')
      .execute()
  ).map(({ first_day }) => first_day);
export const insertYear = async (
  tx: Tx,
  year: { body_id: string; first_day: Day; made_by: string; made_at: Instant },
): Promise<void> => {
  await tx.insertInto('scrutiny_year').values(year).execute();
};

export const describedSeats = (tx: Tx, body: string) =>
  tx.selectFrom('scrutiny_seat').selectAll().where('body_id', '=', body).execute();
export const bodyOfSeat = async (tx: Tx, seat: string): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('representation')
      .innerJoin('scrutiny_board', 'scrutiny_board.body_id', 'representation.body_id')
      .select('representation.body_id')
      .where('representation.id', '=', seat)
      .executeTakeFirst()
  )?.body_id;
/** Describes a seat that is still as it was opened; version 0 is one that nobody described yet. False when somebody was first. */
export const putSeat = async (
  tx: Tx,
  seat: Insertable<ScrutinySeatTable>,
  version: number,
): Promise<boolean> => {
  const { kind, substitute_for, term_until } = seat;
  const put = await tx
    .insertInto('scrutiny_seat')
    .values(seat)
    .onConflict((conflict) =>
      conflict
        .column('representation_id')
        .doUpdateSet({ kind, substitute_for, term_until, version: version + 1 })
        .where('scrutiny_seat.version', '=', version),
    )
    .executeTakeFirst();
  return (put.numInsertedOrUpdatedRows ?? 0n) === 1n;
};

export interface BoardMeeting {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly opened_at: Instant | null;
  readonly closed_at: Instant | null;
  readonly cancelled_at: Instant | null;
}
/** The public meetings of a board in a time, the soonest first. That they are held, and when, is for everybody to know. */
export const meetingsOfBoard = async (
  tx: Tx,
  body: string,
  from: Instant,
  until: Instant,
): Promise<BoardMeeting[]> =>
  (
    await sql<BoardMeeting>`select * from meetings_of_board(${body}::uuid)
      where starts_at >= ${from}::timestamptz and starts_at < ${until}::timestamptz order by starts_at, id limit 200`.execute(
      tx,
    )
  ).rows;
/** One public meeting of a scrutiny board, with its board. */
export const boardMeeting = async (
  tx: Tx,
  meeting: string,
): Promise<(BoardMeeting & { readonly body_id: string }) | undefined> =>
  (
    await sql<
      BoardMeeting & { body_id: string }
    >`select found.*, board_of_meeting(${meeting}::uuid) as body_id from meetings_of_board(board_of_meeting(${meeting}::uuid)) as found
      where found.id = ${meeting}::uuid`.execute(tx)
  ).rows[0];
/** Those of them that are in this list, by id. */
export const boardMeetings = async (tx: Tx, body: string, ids: readonly string[]): Promise<BoardMeeting[]> =>
  ids.length === 0
    ? []
    : (
        await sql<BoardMeeting>`select * from meetings_of_board(${body}::uuid) where id = any(${[...ids]}::uuid[])`.execute(
          tx,
        )
      ).rows;
/** Its public items by title. */
export const publicItems = async (
  tx: Tx,
  meeting: string,
): Promise<{ readonly id: string; readonly place: number; readonly title: string }[]> =>
  (
    await sql<{
      id: string;
      place: number;
      title: string;
    }>`select * from public_items_of(${meeting}::uuid) order by place, id`.execute(tx)
  ).rows;
/** When a meeting went to another day, the latest first. */
export const movesOf = (tx: Tx, meetings: readonly string[]) =>
  meetings.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('meeting_moved')
        .selectAll()
        .where('meeting_id', 'in', [...meetings])
        .orderBy('at', 'desc')
        .execute();
/** Whether a post sits on a board on a day, in a capacity that asks questions. */
export const sitsOn = async (tx: Tx, body: string, post: string, day: Day): Promise<boolean> =>
  (await tx
    .selectFrom('representation')
    .select('id')
    .where('body_id', '=', body)
    .where('post_id', '=', post)
    .where('from_day', '<=', day)
    .where(({ eb, or }) => or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))
    .limit(1)
    .executeTakeFirst()) !== undefined;
