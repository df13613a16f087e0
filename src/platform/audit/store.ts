import { sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Instant } from '#kernel';
import { FIRST, type Link, type Sealable, sealOf } from './chain.ts';
import './tables.ts';

/** A child shown, and the record it was shown by: the person itself where no other is named. */
export interface Shown {
  readonly child: string;
  readonly record?: string;
  /** Why it was shown where no record of the child was: to those who look after the audit. */
  readonly ground?: 'oversight';
}

export interface Entry {
  readonly at: Instant;
  readonly account: string | null;
  readonly staff: string | null;
  readonly post: string | null;
  readonly event: string;
  readonly purpose: string;
  readonly target?: string;
  readonly outcome: 'allowed' | 'refused';
  readonly reason?: string;
  readonly requestId?: string;
  readonly detail?: string;
  readonly subjects?: readonly Shown[];
}

/** Writes one act and its subjects, in the transaction of the act. If it throws, nothing may be shown. */
export const writeAudit = async (tx: Tx, entry: Entry): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('audit_event')
    .values({
      id,
      at: entry.at,
      account_id: entry.account,
      staff_id: entry.staff,
      post_id: entry.post,
      event: entry.event,
      purpose: entry.purpose,
      target: entry.target ?? '',
      outcome: entry.outcome,
      reason: entry.reason ?? '',
      request_id: entry.requestId ?? '',
      detail: entry.detail ?? '',
    })
    .execute();
  const shown = [...new Map((entry.subjects ?? []).map((each) => [each.child, each])).values()];
  if (shown.length > 0)
    await sql`insert into audit_subject (event_id, child_id, ground)
      select ${id}::uuid, child, coalesce(otherwise, ground_of(record), case when is_involved(child) then 'involvement' else 'unknown' end)
      from unnest(${shown.map(({ child }) => child)}::uuid[], ${shown.map(({ child, record }) => record ?? child)}::uuid[],
        ${shown.map(({ ground }) => ground ?? null)}::text[]) as shown (child, record, otherwise)`.execute(
      tx,
    );
  return id;
};

const sealable = (tx: Tx) =>
  tx
    .selectFrom('audit_event')
    .select([
      'id',
      'at',
      sql<string>`txid::text`.as('txid'),
      'account_id',
      'staff_id',
      'post_id',
      'event',
      'purpose',
      'target',
      'outcome',
      'reason',
      'request_id',
      'detail',
    ])
    .select(
      sql<{ child_id: string; ground: string }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('child_id', child_id, 'ground', ground) order by child_id)
        from audit_subject where event_id = audit_event.id), '[]'::jsonb)`.as('subjects'),
    );

/** The last seal made: its number, its hash, and the transaction of the row it covers. */
export const chainHead = async (tx: Tx): Promise<{ seq: number; hash: string; txid: string | null }> => {
  const last = await tx
    .selectFrom('audit_seal')
    .select(['seq', 'hash', sql<string>`txid::text`.as('txid')])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? { seq: 0, hash: FIRST, txid: null };
};

/** Rows that no seal covers yet. */
const unsealed = (tx: Tx) =>
  sealable(tx).where(sql<boolean>`not exists (select from audit_seal where event_id = audit_event.id)`);

/** How many rows no seal covers yet: those of the last minutes, or more where nothing seals. */
export const unsealedRows = async (tx: Tx): Promise<number> => {
  const { count } = await tx
    .selectFrom('audit_event')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where(sql<boolean>`not exists (select from audit_seal where event_id = audit_event.id)`)
    .executeTakeFirstOrThrow();
  return Number(count);
};

/**
 * The rows that may be sealed now, in the order of their seals. A transaction that is still running may add a row under any
 * number from its own on, so only numbers before all of those are safe, and everything up to the head is sealed already.
 *
 * A database restored into another server counts its transactions anew. Until the head is one of that server's own, every row
 * is looked at: first those with numbers that this server has not given out, which were whole when the backup was made.
 */
const nextToSeal = async (tx: Tx, head: string | null, most: number): Promise<Sealable[]> => {
  const { rows } = await sql<{ own: string }>`select pg_current_xact_id()::text as own`.execute(tx);
  const running = sql`pg_snapshot_xmin(pg_current_snapshot())`;
  if (head !== null && BigInt(head) < BigInt(rows[0]?.own ?? 0))
    return unsealed(tx)
      .where(sql<boolean>`txid > ${head}::xid8 and txid < ${running}`)
      .orderBy('txid')
      .orderBy('id')
      .limit(most)
      .execute();
  const foreign = sql<boolean>`txid >= pg_snapshot_xmax(pg_current_snapshot()) and txid <> pg_current_xact_id()`;
  return unsealed(tx)
    .where(sql<boolean>`(txid < ${running} or ${foreign})`)
    .orderBy(foreign, 'desc')
    .orderBy('txid')
    .orderBy('id')
    .limit(most)
    .execute();
};

/**
 * Seals the rows whose transaction is older than every running one, so that no row can still appear before them. A
 * transaction's rows are sealed together. Returns the new head; call again while `more`.
 */
export const sealAudit = async (
  tx: Tx,
  now: Instant,
  most = 1000,
): Promise<{ sealed: number; head: string; seq: number; more: boolean }> => {
  await sql`select pg_advisory_xact_lock(4127134)`.execute(tx);
  const head = await chainHead(tx);
  const rows = await nextToSeal(tx, head.txid, most + 1);
  const more = rows.length > most;
  const lastTxid = rows.at(-1)?.txid;
  // The cut must not fall inside a transaction, unless one transaction fills the whole batch.
  const whole = more ? rows.filter(({ txid }) => txid !== lastTxid) : rows;
  const batch = whole.length > 0 ? whole : more ? await restOf(tx, lastTxid ?? '0') : [];
  let { hash, seq } = head;
  const seals = batch.map((row) => {
    hash = sealOf(hash, row);
    seq += 1;
    return { seq, event_id: row.id, txid: row.txid, hash, sealed_at: now };
  });
  for (let start = 0; start < seals.length; start += 500)
    await tx
      .insertInto('audit_seal')
      .values(seals.slice(start, start + 500))
      .execute();
  return { sealed: seals.length, head: hash, seq, more };
};

const restOf = (tx: Tx, txid: string): Promise<Sealable[]> =>
  unsealed(tx).where(sql<boolean>`txid = ${txid}::xid8`).orderBy('id').execute();

/** The chain after a seal, from its beginning unless told, a page at a time. */
export async function* chainLinks(tx: Tx, since = 0): AsyncGenerator<Link> {
  for (let after = since; ; ) {
    const seals = await tx
      .selectFrom('audit_seal')
      .select(['seq', 'hash', 'event_id'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(500)
      .execute();
    if (seals.length === 0) return;
    const rows = await sealable(tx)
      .where(
        'id',
        'in',
        seals.map(({ event_id }) => event_id),
      )
      .execute();
    const byId = new Map<string, Sealable>(rows.map((row) => [row.id, row]));
    for (const seal of seals) yield { ...seal, row: byId.get(seal.event_id) ?? null };
    after = seals.at(-1)?.seq ?? after;
  }
}
