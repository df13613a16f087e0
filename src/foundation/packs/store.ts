import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Held } from './rules/index.ts';
import type { PackPrintTable } from './tables.ts';

/** What the acting post last had before it. */
export const lastReading = (tx: Tx, meeting: string, post: string) =>
  tx
    .selectFrom('pack_reading')
    .select(['edition', 'held', 'last_at'])
    .where('meeting_id', '=', meeting)
    .where('post_id', '=', post)
    .orderBy('last_at', 'desc')
    .orderBy('first_at', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Notes that the acting post opened its pack, and whether it waits for it to be printed. The one thing that a page may note of itself. */
export const openPack = async (
  tx: Tx,
  {
    meeting,
    edition,
    held,
    wanted,
  }: { readonly meeting: string; readonly edition: string; readonly held: Held; readonly wanted: boolean },
): Promise<void> => {
  await sql`select open_pack(${meeting}::uuid, ${edition}, ${JSON.stringify(held)}::jsonb, ${wanted})`.execute(
    tx,
  );
};

/** Notes that the acting post saved the PDF of its pack, with these papers in it. */
export const savePack = async (
  tx: Tx,
  {
    meeting,
    edition,
    held,
    papers,
  }: {
    readonly meeting: string;
    readonly edition: string;
    readonly held: Held;
    readonly papers: readonly string[];
  },
): Promise<void> => {
  await sql`select save_pack(${meeting}::uuid, ${edition}, ${JSON.stringify(held)}::jsonb, ${JSON.stringify(papers)}::jsonb)`.execute(
    tx,
  );
};

/** What stands printed for the acting post. */
export const printOf = (tx: Tx, meeting: string, post: string) =>
  tx
    .selectFrom('pack_print')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .where('post_id', '=', post)
    .executeTakeFirst();

/** Puts what was printed in the place of what was before. */
export const keepPrint = async (tx: Tx, print: Insertable<PackPrintTable>): Promise<void> => {
  const { meeting_id: _, post_id: __, ...rest } = print;
  await tx
    .insertInto('pack_print')
    .values(print)
    .onConflict((conflict) => conflict.columns(['meeting_id', 'post_id']).doUpdateSet(rest))
    .execute();
};
/** Throws away what is out of date. */
export const dropPrint = async (tx: Tx, meeting: string, post: string): Promise<void> => {
  await tx.deleteFrom('pack_print').where('meeting_id', '=', meeting).where('post_id', '=', post).execute();
};
export const dropWanted = async (tx: Tx, meeting: string, post: string): Promise<void> => {
  await tx.deleteFrom('pack_wanted').where('meeting_id', '=', meeting).where('post_id', '=', post).execute();
};
/** When the pack of the acting post could not be printed; undefined where it could, or was not tried. */
export const failureOf = async (tx: Tx, meeting: string, post: string): Promise<Instant | undefined> =>
  (
    await tx
      .selectFrom('pack_wanted')
      .select('failed_at')
      .where('meeting_id', '=', meeting)
      .where('post_id', '=', post)
      .executeTakeFirst()
  )?.failed_at ?? undefined;
/** It could not be printed: tried again after half an hour. */
export const keepFailure = async (tx: Tx, meeting: string, post: string, at: Instant): Promise<void> => {
  await tx
    .insertInto('pack_wanted')
    .values({ meeting_id: meeting, post_id: post, at, failed_at: at })
    .onConflict((conflict) => conflict.columns(['meeting_id', 'post_id']).doUpdateSet({ failed_at: at }))
    .execute();
};

export const toldOf = (tx: Tx, meeting: string, post: string) =>
  tx
    .selectFrom('pack_told')
    .select(['edition', 'at'])
    .where('meeting_id', '=', meeting)
    .where('post_id', '=', post)
    .executeTakeFirst();
export const keepTold = async (
  tx: Tx,
  meeting: string,
  post: string,
  edition: string,
  at: Instant,
): Promise<void> => {
  await tx
    .insertInto('pack_told')
    .values({ meeting_id: meeting, post_id: post, edition, at })
    .onConflict((conflict) => conflict.columns(['meeting_id', 'post_id']).doUpdateSet({ edition, at }))
    .execute();
};

/** Meetings that begin soon, that the acting post is called to and does not keep, and whose papers it has not opened as they now are. */
export const packsUnread = (tx: Tx, post: string, from: Instant, until: Instant) =>
  tx
    .selectFrom('attendee')
    .innerJoin('meeting', 'meeting.id', 'attendee.meeting_id')
    .leftJoin('pack_told', (join) =>
      join.onRef('pack_told.meeting_id', '=', 'meeting.id').on('pack_told.post_id', '=', post),
    )
    .select(['meeting.id', 'meeting.title', 'meeting.starts_at'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('pack_reading')
            .whereRef('pack_reading.meeting_id', '=', 'meeting.id')
            .where('pack_reading.post_id', '=', post),
        )
        .as('read_before'),
    )
    .where('attendee.post_id', '=', post)
    .where('attendee.removed_at', 'is', null)
    .where('attendee.called_at', 'is not', null)
    .where('attendee.part', '<>', 'clerk')
    .where('meeting.made_by', '<>', post)
    .where('meeting.called_at', 'is not', null)
    .where('meeting.cancelled_at', 'is', null)
    .where('meeting.closed_at', 'is', null)
    .where('meeting.starts_at', '>=', from)
    .where('meeting.starts_at', '<', until)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('pack_reading')
            .whereRef('pack_reading.meeting_id', '=', 'meeting.id')
            .where('pack_reading.post_id', '=', post)
            .where((on) =>
              on.or([
                on('pack_told.edition', 'is', null),
                on('pack_reading.edition', '=', on.ref('pack_told.edition')),
                on('pack_reading.last_at', '>=', on.ref('pack_told.at')),
              ]),
            ),
        ),
      ),
    )
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .limit(100)
    .execute();

/** Whose packs to look at, and up to which event of their meeting. For the program's own work. */
export const packsToLookAt = async (tx: Tx, atMost: number) =>
  (
    await sql<{ meeting_id: string; post_id: string; event: string | null }>`
      select meeting_id, post_id, event::text as event from packs_to_look_at(${atMost}::integer) order by meeting_id, post_id`.execute(
      tx,
    )
  ).rows;
export const packsSeen = async (tx: Tx, meeting: string, upTo: string): Promise<void> => {
  await sql`select packs_seen(${meeting}::uuid, ${upTo}::bigint)`.execute(tx);
};
export const packNotWanted = async (tx: Tx, meeting: string, post: string): Promise<void> => {
  await sql`select pack_not_wanted(${meeting}::uuid, ${post}::uuid)`.execute(tx);
};
/** Takes away what was printed for nobody any more; gives the contents to remove. */
export const packsOver = async (tx: Tx, atMost: number): Promise<string[]> =>
  (await sql<{ sha256: string }>`select sha256 from packs_over(${atMost}::integer)`.execute(tx)).rows.map(
    ({ sha256 }) => sha256,
  );
