import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';

/** What the acting post asked to have printed. */
export const printOf = (tx: Tx, meeting: string, post: string) =>
  tx
    .selectFrom('minutes_print')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .where('post_id', '=', post)
    .executeTakeFirst();

/** Notes that the acting post asks for a PDF. What stood printed before stays until the new one takes its place. */
export const askForPrint = async (tx: Tx, meeting: string, post: string, at: Instant): Promise<void> => {
  await tx
    .insertInto('minutes_print')
    .values({
      ...{ meeting_id: meeting, post_id: post, asked_at: at, failed_at: null },
      ...{ edition: null, sha256: null, bytes: null },
    })
    .onConflict((conflict) =>
      conflict.columns(['meeting_id', 'post_id']).doUpdateSet({ asked_at: at, failed_at: null }),
    )
    .execute();
};
export const keepPrint = async (
  tx: Tx,
  meeting: string,
  post: string,
  print: {
    readonly edition: string;
    readonly sha256: string;
    readonly bytes: number;
  },
): Promise<void> => {
  await tx
    .updateTable('minutes_print')
    .set({ ...print, failed_at: null })
    .where('meeting_id', '=', meeting)
    .where('post_id', '=', post)
    .execute();
};
/** It could not be printed: whoever asked may ask again. */
export const keepFailure = async (tx: Tx, meeting: string, post: string, at: Instant): Promise<void> => {
  await tx
    .updateTable('minutes_print')
    .set({ failed_at: at })
    .where('meeting_id', '=', meeting)
    .where('post_id', '=', post)
    .execute();
};

/** Takes away what was printed for nobody any more; gives what became of each row's content. For the program's own work. */
export const printsOver = async (tx: Tx, atMost: number): Promise<(string | null)[]> =>
  (
    await sql<{ sha256: string | null }>`select sha256 from minutes_prints_over(${atMost}::integer)`.execute(
      tx,
    )
  ).rows.map(({ sha256 }) => sha256);
