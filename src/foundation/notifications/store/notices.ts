import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { NoticeTable } from '../tables.ts';

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
export const insertNotices = async (
  tx: Tx,
  notices: readonly Omit<Insertable<NoticeTable>, 'by_post_id'>[],
): Promise<void> => {
  await tx
    .insertInto('notice')
    .values(notices.map((notice) => ({ ...notice, by_post_id: sql<string | null>`acting_id('post')` })))
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

const lines = (tx: Tx) =>
  tx
    .selectFrom('notice')
    .innerJoin('notice_kind', 'notice_kind.event', 'notice.event')
    .select([
      'notice.id',
      'notice.event',
      'notice.path',
      'notice.made_at',
      'notice_kind.words',
      'notice_kind.urgent',
    ]);
export type NoticeLine = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number];

/** How many ids are looked at under the policy at a time. */
const AT_ONCE = 200;

/**
 * Some of the acting person's news, the newest first. First the ids, by index, and then as many of them under the policy as the page
 * needs: whoever has thousands waits for a page of them alone.
 */
export const noticesOf = async (
  tx: Tx,
  which: 'unread' | 'read',
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<NoticeLine[]> => {
  const source = sql.raw(which === 'unread' ? 'unread_notices' : 'read_notices');
  const { rows } = await sql<{ notice_id: string }>`select notice_id from ${source}()`.execute(tx);
  const found: NoticeLine[] = [];
  for (let at = 0; at < rows.length && found.length < offset + limit; at += AT_ONCE) {
    const ids = rows.slice(at, at + AT_ONCE).map(({ notice_id }) => notice_id);
    found.push(...(await lines(tx).where('notice.id', 'in', ids).orderBy('notice.id', 'desc').execute()));
  }
  return found.slice(offset, offset + limit);
};

/** How much the acting person has not read, up to a most. */
export const unreadCount = async (tx: Tx, most: number): Promise<number> => {
  const { rows } = await sql<{ unread: number }>`select count(*)::integer as unread from (
    select from unread_notices() as unread join notice on notice.id = unread.notice_id limit ${most}) as counted`.execute(
    tx,
  );
  return rows[0]?.unread ?? 0;
};

/** One piece of news that the acting person may see. */
export const noticeById = (tx: Tx, id: string): Promise<NoticeLine | undefined> =>
  lines(tx).where('notice.id', '=', id).executeTakeFirst();

/** Notes that the acting person has read one, or everything up to one; the number that was unread. */
export const markRead = async (
  tx: Tx,
  { one, upTo }: { readonly one?: string; readonly upTo?: string },
  now: Instant,
): Promise<number> => {
  const which = one === undefined ? sql`notice.id <= ${upTo}` : sql`notice.id = ${one}`;
  const { numAffectedRows } = await sql`insert into notice_read (staff_id, notice_id, at)
    select acting_id('staff'), notice.id, ${now} from unread_notices() as unread join notice on notice.id = unread.notice_id
    where ${which} on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
};

/** News that was not passed on yet, in the order in which it came; nobody else takes it meanwhile. */
export const noticesToPassOn = (tx: Tx, limit: number) =>
  tx
    .selectFrom('notice')
    .select(['id', 'event', 'path', 'record_id', 'made_at'])
    .where('passed_on_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
export type PassedOn = Awaited<ReturnType<typeof noticesToPassOn>>[number];

export const markPassedOn = async (tx: Tx, ids: readonly string[], now: Instant): Promise<void> => {
  await tx.updateTable('notice').set({ passed_on_at: now }).where('id', 'in', ids).execute();
};

/** Forgets news that was made before a moment, some at a time; whether there may be more. */
export const forgetNotices = async (tx: Tx, before: Instant, limit: number): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('notice')
    .where('id', 'in', tx.selectFrom('notice').select('id').where('made_at', '<', before).limit(limit))
    .executeTakeFirst();
  return Number(numDeletedRows) === limit;
};
