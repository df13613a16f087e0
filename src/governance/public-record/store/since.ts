import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Kind } from '../rules/index.ts';
import { type Slice, standing } from './standing.ts';
import { files } from './standing-files.ts';

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
