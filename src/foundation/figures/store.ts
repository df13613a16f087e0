import { sql } from 'kysely';
import { type Acting, newId, type Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { PopulationTable } from './tables.ts';

/** The bank holidays that were declared here and counted at a moment: a figure of then counts as it was counted then. */
export const holidaysAsAt = (tx: Tx, asAt: Instant): Promise<{ day: Day; name: string }[]> =>
  tx
    .selectFrom('bank_holiday')
    .select(['day', 'name'])
    .where('added_at', '<=', asAt)
    .where((where) => where.or([where('withdrawn_at', 'is', null), where('withdrawn_at', '>', asAt)]))
    .execute();

/** The newest estimate for a year no later than that one, as it was known at a moment. */
export const populationAsAt = (tx: Tx, area: string, year: number, asAt: Instant) =>
  tx
    .selectFrom('population')
    .select(['id', 'year', 'count', 'source'])
    .where('area_id', '=', area)
    .where('year', '<=', year)
    .where('added_at', '<=', asAt)
    .orderBy('year', 'desc')
    .orderBy('added_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Every population that was added, the newest year first, and of a year the one that counts first. */
export const populations = (tx: Tx) =>
  tx
    .selectFrom('population')
    .innerJoin('organisation', 'organisation.id', 'population.area_id')
    .innerJoin('post', 'post.id', 'population.added_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .select([
      'population.id',
      'population.area_id',
      'population.year',
      'population.count',
      'population.source',
      'population.added_at',
      'organisation.name as area_name',
      'staff.name as added_by_name',
    ])
    .orderBy('organisation.name')
    .orderBy('population.year', 'desc')
    .orderBy('population.added_at', 'desc')
    .orderBy('population.id', 'desc')
    .execute();

export const insertPopulation = async (
  { tx, actor, now }: Acting,
  population: Pick<PopulationTable, 'area_id' | 'year' | 'count' | 'source'>,
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('population')
    .values({ id, ...population, added_by: actor.post, added_at: now })
    .execute();
  return id;
};

export interface NewFigure {
  readonly indicator: string;
  readonly indicator_version: number;
  readonly area_id: string;
  readonly from_day: Day;
  readonly until_day: Day;
  readonly as_at: Instant;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly suppressed_value: number | null;
  readonly population_id: string | null;
}
/** A record behind a figure: in what is counted, or only in what it is counted from. */
export interface Behind {
  readonly id: string;
  readonly counted: boolean;
  readonly part: string;
}

/** Keeps a figure with the whole set of records behind it, whichever of them the actor sees. */
export const insertFigure = async (
  { tx, actor, now }: Acting,
  figure: NewFigure,
  behind: readonly Behind[],
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('figure')
    .values({ id, ...figure, kept_by: actor.post, kept_at: now })
    .execute();
  await sql`
    insert into figure_record (figure_id, record_id, in_numerator, part)
    select ${id}::uuid, * from unnest(${behind.map((each) => each.id)}::uuid[], ${behind.map(({ counted }) => counted)}::boolean[],
      ${behind.map(({ part }) => part)}::text[])`.execute(tx);
  return id;
};

/** The figures kept of an indicator for an area, the newest first. */
export const keptFigures = (tx: Tx, indicator: string, area: string) =>
  tx
    .selectFrom('figure')
    .innerJoin('post', 'post.id', 'figure.kept_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('figure')
    .select(['staff.name as kept_by_name', 'post.title as kept_by_title'])
    .where('figure.indicator', '=', indicator)
    .where('area_id', '=', area)
    .orderBy('kept_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();

/** Of those records, the ones that the actor sees, the newest first, and how many they are. */
export const recordsAmong = async (
  tx: Tx,
  ids: readonly string[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
) => {
  const among = tx.selectFrom('record').where('id', '=', sql<string>`any(${[...ids]}::uuid[])`);
  const { total } = await among
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await among
    .select(['id', 'kind', 'child_id', 'title', 'occurred_at'])
    .orderBy('occurred_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: Number(total) };
};
