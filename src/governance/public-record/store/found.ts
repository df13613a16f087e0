import { type SqlBool, sql } from 'kysely';
import type { Tx } from '#db';
import type { Kind } from '../rules/index.ts';
import { type Slice, standing } from './standing.ts';

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
        .orderBy('happens_at', (by) => by.desc().nullsLast())
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
    .orderBy('happens_at', (by) => by.desc().nullsLast())
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
