import { type SqlBool, sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { Kind } from '../rules/index.ts';

/** How the partnership presents itself, whoever asks. */
export const faceOf = async (tx: Tx) =>
  (
    await sql<{
      face: { name?: string; shortName?: string; outOfHours?: string; accent?: string; synthetic?: boolean };
      event: string | null;
    }>`select partnership_face() as face, (select max(id)::text from publication_event) as event`.execute(tx)
  ).rows[0] ?? { face: {}, event: null };
export type Face = Awaited<ReturnType<typeof faceOf>>['face'];

/** Whether there is a partnership of that name. */
export const isPartnership = async (tx: Tx, slug: string): Promise<boolean> =>
  (
    await sql<{
      found: boolean;
    }>`select exists (select from partnership where slug = ${slug}) as found`.execute(tx)
  ).rows[0]?.found ?? false;
/** Every partnership, by slug. */
export const partnershipSlugs = async (tx: Tx): Promise<string[]> =>
  (await sql<{ slug: string }>`select slug from partnership order by slug`.execute(tx)).rows.map(
    ({ slug }) => slug,
  );

const COLUMNS = [
  'id',
  'kind',
  'source_id',
  'address',
  'title',
  'body_id',
  'meeting_id',
  'item_id',
  'happens_at',
  'due_day',
  'is_done',
  'model',
  'edition',
  'first_at',
  'published_at',
  'changed_at',
] as const;
export const standing = (tx: Tx) =>
  tx.selectFrom('publication').select(COLUMNS).where('withdrawn_at', 'is', null);

export const publicationAt = (tx: Tx, address: string) =>
  standing(tx).where('address', '=', address).executeTakeFirst();
export type StandingRow = NonNullable<Awaited<ReturnType<typeof publicationAt>>>;

export const goneAt = (tx: Tx, address: string) =>
  tx
    .selectFrom('publication_gone')
    .select(['kind', 'address', 'reason', 'at', 'first_at'])
    .where('address', '=', address)
    .executeTakeFirst();

export interface Slice {
  readonly limit: number;
  readonly offset: number;
}
/** A page of one kind, the latest meeting's first; of one body, and between two moments, where that is asked. */
export const publicationsListed = (
  tx: Tx,
  kind: Kind,
  {
    body,
    from,
    until,
    mentions,
  }: {
    readonly body?: string | undefined;
    readonly from?: Instant | undefined;
    readonly until?: Instant | undefined;
    /** The id of a line of its agenda. */
    readonly mentions?: string | undefined;
  },
  { limit, offset }: Slice,
  order: 'desc' | 'asc' = 'desc',
) => {
  let asked = standing(tx).where('kind', '=', kind);
  if (body !== undefined) asked = asked.where('body_id', '=', body);
  if (from !== undefined) asked = asked.where('happens_at', '>=', from);
  if (until !== undefined) asked = asked.where('happens_at', '<', until);
  if (mentions !== undefined)
    asked = asked.where(sql<SqlBool>`model -> 'agenda' @> ${JSON.stringify([{ id: mentions }])}::jsonb`);
  return asked.orderBy('happens_at', order).orderBy('id').limit(limit).offset(offset).execute();
};

/** Every body that is published, by name. */
export const bodiesListed = (tx: Tx) =>
  standing(tx).where('kind', '=', 'body').orderBy('title').orderBy('id').limit(500).execute();

/** What is published under a meeting or an item, of these kinds. */
export const publicationsUnder = (
  tx: Tx,
  under: { readonly meeting: string } | { readonly item: string },
  kinds: readonly Kind[],
) => {
  const all = standing(tx)
    .where('kind', 'in', [...kinds])
    .orderBy('first_at')
    .orderBy('id')
    .limit(1000);
  return 'meeting' in under
    ? all.where('meeting_id', '=', under.meeting).execute()
    : all.where('item_id', '=', under.item).execute();
};

/** A page of promises by how they stand today: what is open by its day, what ended by when it was changed. */
export const promisesListed = (
  tx: Tx,
  which: 'open' | 'late' | 'ended' | 'all',
  today: Day,
  { limit, offset }: Slice,
) => {
  const all = standing(tx).where('kind', '=', 'promise');
  const asked =
    which === 'open'
      ? all.where('is_done', '=', false)
      : which === 'late'
        ? all.where('is_done', '=', false).where('due_day', '<', today)
        : which === 'ended'
          ? all.where('is_done', '=', true)
          : all;
  return (which === 'ended' ? asked.orderBy('due_day', 'desc') : asked.orderBy('is_done').orderBy('due_day'))
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
};

/** The municipal years, by the year in which each begins, in which a body met. */
export const yearsOfBody = async (tx: Tx, body: string): Promise<number[]> =>
  (
    await sql<{ year: number }>`
      select distinct extract(year from (happens_at at time zone 'Europe/London') - interval '4 months')::integer as year
      from publication where kind = 'meeting' and body_id = ${body}::uuid and withdrawn_at is null order by 1 desc`.execute(
      tx,
    )
  ).rows.map(({ year }) => year);
