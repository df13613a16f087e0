import { type RawBuilder, type SqlBool, sql } from 'kysely';
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
const standing = (tx: Tx) => tx.selectFrom('publication').select(COLUMNS).where('withdrawn_at', 'is', null);

export const publicationAt = (tx: Tx, address: string) =>
  standing(tx).where('address', '=', address).executeTakeFirst();
export type StandingRow = NonNullable<Awaited<ReturnType<typeof publicationAt>>>;

export const goneAt = (tx: Tx, address: string) =>
  tx
    .selectFrom('publication_gone')
    .select(['kind', 'address', 'reason', 'at', 'first_at'])
    .where('address', '=', address)
    .executeTakeFirst();

interface Slice {
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

const files = (tx: Tx) =>
  tx
    .selectFrom('publication_file')
    .innerJoin('publication', 'publication.id', 'publication_file.publication_id')
    .selectAll('publication_file')
    .select([
      'publication.title as item_title',
      'publication.address as item_address',
      'publication.item_id',
      'publication.meeting_id',
    ])
    .where('publication_file.removed_at', 'is', null);
export type FileRow = Awaited<ReturnType<typeof filesUnder>>[number];
/** The files published with an item, or with every item of a meeting: the one that was replaced after the one that replaced it. */
export const filesUnder = (tx: Tx, under: { readonly item: string } | { readonly meeting: string }) => {
  const all = files(tx)
    .orderBy(sql`publication_file.replaced_at is not null`)
    .orderBy('publication_file.place')
    .orderBy('publication_file.id')
    .limit(2000);
  return 'item' in under
    ? all.where('publication.item_id', '=', under.item).execute()
    : all.where('publication.meeting_id', '=', under.meeting).execute();
};
export const fileById = (tx: Tx, id: string) =>
  files(tx).where('publication_file.id', '=', id).executeTakeFirst();
export const filesListed = (tx: Tx, { limit, offset }: Slice) =>
  files(tx)
    .orderBy('publication_file.published_at', 'desc')
    .orderBy('publication_file.id')
    .limit(limit)
    .offset(offset)
    .execute();

/** What a person searches through: people and memberships stand on their bodies' pages. */
const SEARCHED: readonly Kind[] = ['body', 'meeting', 'item', 'minutes', 'decision', 'promise', 'question'];
const MOST_COUNTED = 1000;

/** What holds the words that were typed, the best first, with the sentences that hold them; and how many there are, up to a thousand. */
export const found = async (
  tx: Tx,
  typed: string,
  { limit, offset }: Slice,
  marks: { readonly from: string; readonly to: string },
) => {
  const query = sql`websearch_to_tsquery('pg_catalog.english', ${typed})`;
  const matching = sql<SqlBool>`search @@ ${query}`;
  const rows = await tx
    .with('best', (db) =>
      db
        .selectFrom('publication')
        .select(['id', 'kind', 'address', 'title', 'happens_at', 'words'])
        .select(sql<number>`ts_rank_cd(search, ${query}, 1)`.as('rank'))
        .where('withdrawn_at', 'is', null)
        .where('kind', 'in', [...SEARCHED])
        .where(matching)
        .orderBy('rank', 'desc')
        .orderBy('happens_at', sql`desc nulls last`)
        .orderBy('id')
        .limit(limit)
        .offset(offset),
    )
    .selectFrom('best')
    .select(['id', 'kind', 'address', 'title', 'happens_at'])
    .select(
      sql<string>`ts_headline('pg_catalog.english', translate(left(words, 20000), ${marks.from + marks.to}, ''), ${query},
        ${`StartSel=${marks.from}, StopSel=${marks.to}, MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=" … "`})`.as(
        'headline',
      ),
    )
    .orderBy('rank', 'desc')
    .orderBy('happens_at', sql`desc nulls last`)
    .orderBy('id')
    .execute();
  const counted = await tx
    .selectFrom((db) =>
      db
        .selectFrom('publication')
        .select('id')
        .where('withdrawn_at', 'is', null)
        .where('kind', 'in', [...SEARCHED])
        .where(matching)
        .limit(MOST_COUNTED)
        .as('some'),
    )
    .select(sql<number>`count(*)::integer`.as('many'))
    .executeTakeFirst();
  return { rows, many: counted?.many ?? 0, most: MOST_COUNTED };
};

/** What was published or withdrawn last, of these kinds: what feeds tell. */
export const latest = async (tx: Tx, kinds: readonly Kind[], limit: number) => ({
  stands: await standing(tx)
    .where('kind', 'in', [...kinds])
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute(),
  gone: await tx
    .selectFrom('publication_gone')
    .select(['kind', 'address', 'reason', 'at', 'first_at'])
    .where('kind', 'in', [...kinds])
    .orderBy('at', 'desc')
    .orderBy('address')
    .limit(limit)
    .execute(),
});

/** Every address that stands, for a sitemap: as many as one may hold. */
export const addressesListed = (tx: Tx, kinds: readonly Kind[]) =>
  tx
    .selectFrom('publication')
    .select(['address', 'changed_at'])
    .where('withdrawn_at', 'is', null)
    .where('kind', 'in', [...kinds])
    .orderBy('first_at')
    .orderBy('id')
    .limit(49_000)
    .execute();

/** What a program that keeps a copy asks for. */
export interface Since {
  readonly createdSince?: Instant | undefined;
  readonly createdUntil?: Instant | undefined;
  readonly modifiedSince?: Instant | undefined;
  readonly modifiedUntil?: Instant | undefined;
}
/** A page of one kind in the order in which it was first published; with what was withdrawn where a change since a moment is asked. */
export const publicationsSince = (tx: Tx, kind: Kind, since: Since, slice: Slice) =>
  listedSince(tx, kind, since, slice, sql<SqlBool>`true`);
/** The same of the items that have files. */
export const itemsWithFilesSince = (tx: Tx, since: Since, slice: Slice) =>
  listedSince(
    tx,
    'item',
    since,
    slice,
    sql<SqlBool>`exists (select from publication_file where publication_file.publication_id = publication.id and publication_file.removed_at is null)`,
  );
const listedSince = async (
  tx: Tx,
  kind: Kind,
  since: Since,
  { limit, offset }: Slice,
  narrowed: RawBuilder<SqlBool>,
) => {
  const withGone = since.modifiedSince !== undefined;
  const between = (created: string, modified: string) => sql<SqlBool>`
    (${since.createdSince ?? null}::timestamptz is null or ${sql.ref(created)} >= ${since.createdSince ?? null}::timestamptz)
    and (${since.createdUntil ?? null}::timestamptz is null or ${sql.ref(created)} <= ${since.createdUntil ?? null}::timestamptz)
    and (${since.modifiedSince ?? null}::timestamptz is null or ${sql.ref(modified)} >= ${since.modifiedSince ?? null}::timestamptz)
    and (${since.modifiedUntil ?? null}::timestamptz is null or ${sql.ref(modified)} <= ${since.modifiedUntil ?? null}::timestamptz)`;
  const { rows } = await sql<{
    source_id: string;
    address: string;
    first_at: Instant;
    changed_at: Instant;
    gone: boolean;
    many: number;
  }>`
    with every as (
      select id, source_id::text, address, first_at, changed_at, false as gone from publication
        where kind = ${kind} and withdrawn_at is null and ${narrowed} and ${between('first_at', 'changed_at')}
      union all
      select publication_id, split_part(address, '/', 2), address, first_at, at, true from publication_gone
        where ${withGone}::boolean and kind = ${kind} and ${between('first_at', 'at')})
    select source_id, address, first_at, changed_at, gone, (count(*) over ())::integer as many
    from every order by first_at, id limit ${limit} offset ${offset}`.execute(tx);
  const standingRows =
    rows.length === 0
      ? []
      : await standing(tx)
          .where(
            'address',
            'in',
            rows
              .filter(({ gone }) => !gone)
              .map(({ address }) => address)
              .concat(''),
          )
          .execute();
  const byAddress = new Map(standingRows.map((row) => [row.address, row]));
  return {
    many: rows[0]?.many ?? 0,
    rows: rows.map((row) => ({ ...row, stands: row.gone ? undefined : byAddress.get(row.address) })),
  };
};
/** A page of files as a program that keeps a copy asks for them. */
export const filesSince = async (tx: Tx, since: Since, { limit, offset }: Slice) => {
  const listed = files(tx)
    .$if(since.createdSince !== undefined, (query) =>
      query.where('publication_file.published_at', '>=', since.createdSince ?? ''),
    )
    .$if(since.createdUntil !== undefined, (query) =>
      query.where('publication_file.published_at', '<=', since.createdUntil ?? ''),
    )
    .$if(since.modifiedSince !== undefined, (query) =>
      query.where('publication_file.changed_at', '>=', since.modifiedSince ?? ''),
    )
    .$if(since.modifiedUntil !== undefined, (query) =>
      query.where('publication_file.changed_at', '<=', since.modifiedUntil ?? ''),
    );
  const rows = await listed
    .select(sql<number>`(count(*) over ())::integer`.as('many'))
    .orderBy('publication_file.published_at')
    .orderBy('publication_file.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, many: rows[0]?.many ?? 0 };
};
/** These publications, whatever their order. */
export const publicationsOf = (tx: Tx, kind: Kind, sources: readonly string[]) =>
  sources.length === 0
    ? Promise.resolve([])
    : standing(tx)
        .where('kind', '=', kind)
        .where('source_id', 'in', [...sources])
        .execute();
/** The first and the last meeting that is published: what years there are. */
export const meetingSpan = async (tx: Tx) =>
  (
    await sql<{
      first: Instant | null;
      last: Instant | null;
    }>`select min(happens_at) as first, max(happens_at) as last
      from publication where kind = 'meeting' and withdrawn_at is null`.execute(tx)
  ).rows[0] ?? { first: null, last: null };
