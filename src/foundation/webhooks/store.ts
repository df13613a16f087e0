import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { WebhookDeliveryTable, WebhookTable } from './tables.ts';

const webhooks = (tx: Tx) =>
  tx
    .selectFrom('webhook')
    .innerJoin('post', 'post.id', 'webhook.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'webhook.organisation_id')
    .selectAll('webhook')
    .select(['staff.name as system_name', 'organisation.name as organisation_name']);
export type WebhookRow = Awaited<ReturnType<ReturnType<typeof webhooks>['execute']>>[number];

export const webhookById = (tx: Tx, id: string): Promise<WebhookRow | undefined> =>
  webhooks(tx).where('webhook.id', '=', id).executeTakeFirst();
/** Every address, those that are told first, and the newest of them first. */
export const webhooksShown = (tx: Tx, limit: number, offset: number): Promise<WebhookRow[]> =>
  webhooks(tx)
    .orderBy(sql`webhook.ended_at is not null`)
    .orderBy('webhook.made_at', 'desc')
    .orderBy('webhook.id')
    .limit(limit)
    .offset(offset)
    .execute();

/** The agencies' systems whose posts are in force: all of them, or those of one organisation. */
export const listeningSystems = (tx: Tx, today: string, organisation: string | null) =>
  tx
    .selectFrom('post')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .select([
      'post.id',
      'staff.name',
      'organisation.id as organisation',
      'organisation.name as organisation_name',
    ])
    .where('post.role', '=', 'agencySystem')
    .$if(organisation !== null, (query) => query.where('post.organisation_id', '=', organisation ?? ''))
    .where('post.from_day', '<=', today)
    .where((row) => row.or([row('post.until_day', 'is', null), row('post.until_day', '>=', today)]))
    .orderBy('organisation.name')
    .orderBy('staff.name')
    .execute();

/** Every kind of news but these, by its words. */
export const kindsOfNewsBut = (tx: Tx, these: readonly string[]) =>
  tx
    .selectFrom('notice_kind')
    .select(['event', 'words'])
    .where('event', 'not in', these)
    .orderBy('words')
    .orderBy('event')
    .execute();

export const insertWebhook = async (tx: Tx, webhook: Insertable<WebhookTable>): Promise<void> => {
  await tx.insertInto('webhook').values(webhook).execute();
};
/** Changes an address as it stood at a version; false where somebody else did first. */
export const updateWebhook = async (
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  change: Updateable<WebhookTable>,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('webhook')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
/** Keeps a new secret; the one before signs beside it until a moment, or not at all. */
export const setSecret = async (
  tx: Tx,
  webhook: string,
  secret: string,
  beforeUntil: Instant | null,
): Promise<void> => {
  await sql`select set_webhook_secret(${webhook}, ${secret}, ${beforeUntil})`.execute(tx);
};

/** What an address was told, the newest first. */
export const deliveriesOf = (tx: Tx, webhook: string, limit: number, offset: number) =>
  tx
    .selectFrom('webhook_delivery')
    .select([
      'id',
      'event',
      'at',
      'next_at',
      'tries',
      'delivered_at',
      'dead_at',
      'last_at',
      'last_status',
      'last_why',
    ])
    .where('webhook_id', '=', webhook)
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
export type DeliveryRow = Awaited<ReturnType<typeof deliveriesOf>>[number];

/** Puts tellings back to be sent from now on, by one id or since a moment; how many. */
export const sendAgain = async (
  tx: Tx,
  webhook: string,
  which: { readonly id: string } | { readonly since: Instant; readonly all: boolean },
  now: Instant,
): Promise<number> => {
  const asked = tx
    .updateTable('webhook_delivery')
    .set({ next_at: now, tries: 0, delivered_at: null, dead_at: null, claimed_until: null })
    .where('webhook_id', '=', webhook)
    .where((row) => row.or([row('delivered_at', 'is not', null), row('dead_at', 'is not', null)]));
  const narrowed =
    'id' in which
      ? asked.where('id', '=', which.id)
      : which.all
        ? asked.where('at', '>=', which.since)
        : asked.where('at', '>=', which.since).where('dead_at', 'is not', null);
  return Number((await narrowed.executeTakeFirst()).numUpdatedRows);
};

/** News, and the addresses that may be told of it: whether their posts see its record is asked as each of them. */
export const tellingsOf = async (tx: Tx, news: readonly string[]) =>
  (
    await sql<{
      webhook_id: string;
      post_id: string;
      notice_id: string;
      event: string;
      path: string;
      record_id: string | null;
      made_at: Instant;
    }>`select * from webhooks_for(${sql.val(news)}::uuid[])`.execute(tx)
  ).rows;
export const insertDeliveries = async (
  tx: Tx,
  deliveries: readonly Insertable<WebhookDeliveryTable>[],
): Promise<void> => {
  if (deliveries.length === 0) return;
  await tx
    .insertInto('webhook_delivery')
    .values(deliveries)
    .onConflict((row) => row.columns(['webhook_id', 'notice_id']).doNothing())
    .execute();
};

/** Of these records, those that the standing post sees. */
export const recordsInSight = async (tx: Tx, records: readonly string[]): Promise<ReadonlySet<string>> => {
  if (records.length === 0) return new Set();
  const { rows } = await sql<{
    id: string;
  }>`select id from record where id = any (${sql.val(records)}::uuid[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
};

export interface Telling {
  readonly id: string;
  readonly webhook_id: string;
  readonly post_id: string;
  readonly url: string;
  readonly secret: string;
  readonly before: string | null;
  readonly event: string;
  readonly path: string;
  readonly record_id: string | null;
  readonly at: Instant;
  readonly tries: number;
}
/** Takes tellings to send, a few of each address: nobody else tries them for ten minutes. */
export const takeTellings = async (tx: Tx): Promise<Telling[]> =>
  (await sql<Telling>`select * from deliveries_to_send()`.execute(tx)).rows;
export const noteTelling = async (
  tx: Tx,
  id: string,
  became: Updateable<WebhookDeliveryTable>,
): Promise<void> => {
  await tx
    .updateTable('webhook_delivery')
    .set({ ...became, claimed_until: null })
    .where('id', '=', id)
    .execute();
};
/** Takes back tellings of what their system sees no more, as if there had been none. */
export const dropTellings = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await tx.deleteFrom('webhook_delivery').where('id', 'in', ids).execute();
};

export const noteArrival = async (tx: Tx, webhook: string): Promise<void> => {
  await tx
    .updateTable('webhook')
    .set({ failing_since: null })
    .where('id', '=', webhook)
    .where('failing_since', 'is not', null)
    .execute();
};
/** Notes that nothing arrived; since when. */
export const noteFailure = async (tx: Tx, webhook: string, now: Instant): Promise<Instant> => {
  const row = await tx
    .updateTable('webhook')
    .set({ failing_since: sql`coalesce(failing_since, ${now})` })
    .where('id', '=', webhook)
    .returning('failing_since')
    .executeTakeFirst();
  return row?.failing_since ?? now;
};
/** Tells an address no more; false where that was so already. */
export const switchOff = async (
  tx: Tx,
  webhook: string,
  why: 'failing' | 'gone' | 'postEnded',
  now: Instant,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('webhook')
    .set({ disabled_at: now, disabled_why: why })
    .where('id', '=', webhook)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
/** Whom it concerns that an address is told no more: whoever keeps it. */
export const keepersOfWebhook = async (tx: Tx, webhook: string): Promise<string[]> =>
  (
    await sql<{ post_id: string }>`select post_id from webhook_keepers(${webhook}::uuid)`.execute(tx)
  ).rows.map(({ post_id }) => post_id);

/** Forgets what was told before a moment, some at a time; whether there may be more. */
export const forgetDeliveries = async (tx: Tx, before: Instant, limit: number): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('webhook_delivery')
    .where('id', 'in', tx.selectFrom('webhook_delivery').select('id').where('at', '<', before).limit(limit))
    .executeTakeFirst();
  return Number(numDeletedRows) === limit;
};
