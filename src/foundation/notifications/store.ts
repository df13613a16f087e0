import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { NoticeTable } from './tables.ts';

type Words = string | { readonly words: string; readonly urgent: true };

/**
 * Puts the words of each kind of news beside the data, as the owner. A kind that the program no longer has keeps its words, for the
 * notices that are there.
 */
export const putNoticeKinds = async (tx: Tx, kinds: readonly (readonly [string, Words])[]): Promise<void> => {
  if (kinds.length === 0) return;
  await tx
    .insertInto('notice_kind')
    .values(
      kinds.map(([event, said]) =>
        typeof said === 'string' ? { event, words: said, urgent: false } : { event, ...said },
      ),
    )
    .onConflict((kind) =>
      kind.column('event').doUpdateSet((row) => ({
        words: row.ref('excluded.words'),
        urgent: row.ref('excluded.urgent'),
      })),
    )
    .execute();
};

/** In the name of the acting post, or of nobody where the program itself tells. */
export const insertNotice = async (
  tx: Tx,
  notice: Omit<Insertable<NoticeTable>, 'by_post_id'>,
): Promise<void> => {
  await tx
    .insertInto('notice')
    .values({ ...notice, by_post_id: sql<string | null>`acting_id('post')` })
    .execute();
};

/**
 * The partnership, for whoever is to send the job that passes on its news; null where another act is at that. It waits for nobody:
 * two acts that wait for one another over a job's key would hold each other up, or for ever.
 */
export const takeThePassingOn = async (tx: Tx): Promise<string | null> => {
  const { rows } = await sql<{ mine: boolean; schema: string }>`select
    pg_try_advisory_xact_lock(hashtextextended(current_setting('arden.partnership') || ' notices', 0)) as mine,
    current_setting('arden.partnership') as schema`.execute(tx);
  const [row] = rows;
  return row?.mine ? row.schema.replace(/^partnership_/, '') : null;
};
