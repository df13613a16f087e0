import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { FlagKindName, Told } from '../rules/index.ts';

/** The child that a flag is about, as was said last of what is in the actor's sight. */
const identified = sql<{ child_id: string | null; how: string | null }>`lateral (
    select spine.child_id, flag_identification.how from flag_identification join record as spine on spine.id = flag_identification.id
    where flag_identification.flag_id = flag.id order by spine.recorded_at desc, spine.id desc limit 1)`;

const flagRow = (tx: Tx) =>
  tx
    .selectFrom('flag')
    .innerJoin('record', 'record.id', 'flag.id')
    .leftJoin('body', 'body.id', 'flag.receiver_id')
    .leftJoin('organisation as receiver', 'receiver.id', 'flag.receiver_id')
    .leftJoin(identified.as('identified'), (join) => join.onTrue())
    .selectAll('flag')
    .select([
      'identified.child_id',
      'identified.how',
      'record.submission_id',
      'record.owner_organisation_id',
      'record.owner_body_id',
      'record.recorded_by',
      sql<string>`coalesce(body.name, receiver.name)`.as('receiver_name'),
    ]);
export type FlagRow = NonNullable<Awaited<ReturnType<ReturnType<typeof flagRow>['executeTakeFirst']>>>;

/** One flag, if the actor sees it. */
export const flagById = (tx: Tx, id: string) => flagRow(tx).where('flag.id', '=', id).executeTakeFirst();

/** The flag that a record belongs to: itself, or the one that whatever was made of it is about. */
export const flagOfRecord = async (tx: Tx, id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ flag: string }>`
    select id as flag from flag where id = ${id}
    union all select flag_id from flag_acknowledgement where id = ${id}
    union all select flag_id from flag_identification where id = ${id}
    union all select flag_id from flag_decision where id = ${id}
    union all select flag_id from flag_outcome where id = ${id} limit 1`.execute(tx);
  return rows[0]?.flag;
};

/** Waits for whoever acts on the flag now: its row is its sender's, so that the lock is on the id itself. */
export const waitForFlag = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx);
};

const stood = sql<{
  acknowledged_at: Instant | null;
  told: Told | null;
  effective_at: Instant | null;
}>`lateral (
    select (select min(spine.recorded_at) from flag_acknowledgement join record as spine on spine.id = flag_acknowledgement.id
        where flag_acknowledgement.flag_id = flag.id) as acknowledged_at,
      last.told, last.effective_at
    from (select 1) as one left join lateral (
      select told, effective_at from flag_outcome where flag_outcome.flag_id = flag.id order by effective_at desc limit 1) as last on true)`;

export interface Page {
  readonly limit: number;
  readonly offset: number;
}
export interface Narrowed extends Page {
  readonly kind: FlagKindName | null;
}

/**
 * Flags of these receivers that still wait: those that nobody acknowledged first, the most urgent and the oldest before others. The page is
 * cut out of what waits before anything is joined to it.
 */
export const openFlagsFor = (
  tx: Tx,
  receivers: readonly string[],
  { kind, acknowledged, limit, offset }: Narrowed & { readonly acknowledged: boolean | null },
) => {
  const isAcknowledged = sql<boolean>`(open_flag.acknowledged_at is not null)`;
  let page = tx
    .selectFrom('open_flag')
    .select(['open_flag.flag_id', 'open_flag.acknowledged_at', 'open_flag.rank'])
    .where('open_flag.receiver_id', 'in', [...receivers]);
  if (kind !== null) page = page.where('open_flag.kind', '=', kind);
  if (acknowledged !== null) page = page.where(isAcknowledged, '=', acknowledged);
  return flagRow(tx)
    .innerJoin(
      page
        .orderBy(isAcknowledged)
        .orderBy('open_flag.rank')
        .orderBy('open_flag.received_at')
        .orderBy('open_flag.flag_id')
        .limit(limit)
        .offset(offset)
        .as('open_flag'),
      'open_flag.flag_id',
      'flag.id',
    )
    .select([
      'open_flag.acknowledged_at',
      sql<Told | null>`null`.as('told'),
      sql<Instant | null>`null`.as('effective_at'),
    ])
    .orderBy(isAcknowledged)
    .orderBy('open_flag.rank')
    .orderBy('flag.received_at')
    .orderBy('flag.id')
    .execute();
};

/** Flags of these receivers that were answered, the last received first. */
export const answeredFlagsFor = (tx: Tx, receivers: readonly string[], { kind, limit, offset }: Narrowed) => {
  let query = flagRow(tx)
    .leftJoin(stood.as('stood'), (join) => join.onTrue())
    .select(['stood.acknowledged_at', 'stood.told', 'stood.effective_at'])
    .where('flag.receiver_id', 'in', [...receivers])
    .where(sql<boolean>`exists (select from flag_outcome where flag_outcome.flag_id = flag.id)`);
  if (kind !== null) query = query.where('flag.kind', '=', kind);
  return query.orderBy('flag.received_at', 'desc').orderBy('flag.id').limit(limit).offset(offset).execute();
};

/** How many flags of these receivers wait, of those that the actor sees, and how many of them nobody acknowledged. */
export const countOpenFlags = async (
  tx: Tx,
  receivers: readonly string[],
): Promise<{ open: number; unacknowledged: number }> => {
  const { rows } = await sql<{ open: number; unacknowledged: number }>`
    select count(*)::integer as open, (count(*) filter (where acknowledged_at is null))::integer as unacknowledged
    from open_flag where receiver_id = any (${[...receivers]}::uuid[])`.execute(tx);
  return rows[0] ?? { open: 0, unacknowledged: 0 };
};

/** What the actor's organisation sent, as far as the actor sees it, newest first, each with how it stands. */
export const sentFlags = (
  tx: Tx,
  organisation: string,
  { reference, limit, offset }: Page & { readonly reference: string | null },
) => {
  let query = flagRow(tx)
    .leftJoin(stood.as('stood'), (join) => join.onTrue())
    .select(['stood.acknowledged_at', 'stood.told', 'stood.effective_at'])
    .where('record.owner_organisation_id', '=', organisation)
    .where('record.kind', '=', 'flag');
  if (reference !== null) query = query.where('flag.source_reference', '=', reference);
  return query
    .orderBy('record.occurred_at', 'desc')
    .orderBy('record.id')
    .limit(limit)
    .offset(offset)
    .execute();
};

/** Flags that somebody says are about a child and that still wait for an outcome, the oldest first. */
export const openFlagsOfChild = async (tx: Tx, child: string) => {
  const { rows } = await sql<{ id: string; kind: FlagKindName; received_at: Instant }>`
    select flag.id, flag.kind, flag.received_at
    from record join flag_identification on flag_identification.id = record.id join flag on flag.id = flag_identification.flag_id
    where record.child_id = ${child}::uuid and record.kind = 'flagIdentification'
      and not exists (select from flag_outcome where flag_outcome.flag_id = flag.id)
    order by flag.received_at, flag.id limit 20`.execute(tx);
  return rows;
};
