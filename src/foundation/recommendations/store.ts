import { type Insertable, type SelectQueryBuilder, sql } from 'kysely';
import type { Database, Tx } from '#db';
import type { Day } from '#kernel';
import type { State, Which } from './rules.ts';
import type { RecommendationStepTable, RecommendationTable } from './tables.ts';

/** What was answered last. */
const answered = sql<{ answer: 'accepted' | 'acceptedInPart' | 'notAccepted' | null }>`lateral (
  select step as answer from recommendation_step where recommendation_step.recommendation_id = recommendation.id
    and step in ('accepted', 'acceptedInPart', 'notAccepted') order by at desc, id desc limit 1)`;
/** The last day that was set, which it keeps when it is closed. */
const set = sql<{ due_day: Day | null }>`lateral (
  select due_day from recommendation_step where recommendation_step.recommendation_id = recommendation.id
    and due_day is not null order by at desc, id desc limit 1)`;

/** Recommendations that the actor may see, with their body, their partner, by when now and how they stand. */
const recommendations = (tx: Tx) =>
  tx
    .selectFrom('recommendation')
    .innerJoin('body', 'body.id', 'recommendation.body_id')
    .innerJoin('organisation as partner', 'partner.id', 'recommendation.to_organisation_id')
    .innerJoin('post as maker', 'maker.id', 'recommendation.made_by')
    .innerJoin('staff as maker_staff', 'maker_staff.id', 'maker.staff_id')
    .innerJoin('organisation as maker_organisation', 'maker_organisation.id', 'maker.organisation_id')
    .leftJoin('open_recommendation', 'open_recommendation.recommendation_id', 'recommendation.id')
    .leftJoin(answered.as('answered'), (join) => join.onTrue())
    .leftJoin(set.as('set'), (join) => join.onTrue())
    .selectAll('recommendation')
    .select([
      'body.name as body_name',
      'partner.name as partner_name',
      'maker_staff.name as maker_name',
      'maker.title as maker_title',
      'maker_organisation.name as maker_organisation_name',
      sql<State>`coalesce(open_recommendation.state, 'closed')`.as('state'),
      sql<Day>`coalesce(open_recommendation.due_day, "set".due_day, recommendation.answer_by)`.as('due_now'),
      'answered.answer',
    ]);

export const recommendationById = (tx: Tx, id: string) =>
  recommendations(tx).where('recommendation.id', '=', id).executeTakeFirst();
export type RecommendationRow = NonNullable<Awaited<ReturnType<typeof recommendationById>>>;

/** Which recommendations are asked for. */
export interface Asked {
  readonly body: string | null;
  readonly partner: string | null;
  readonly which: Which;
  /** Made between these days. */
  readonly made: { readonly from: Day | null; readonly until: Day | null } | null;
  readonly today: Day;
}
type Narrowed<O> = SelectQueryBuilder<
  Database & { open: Database['open_recommendation'] },
  'recommendation' | 'open',
  O
>;

/** Those that the filters name, each beside its line of what is open, where it is. */
const asked = (tx: Tx, { body, partner, made }: Omit<Asked, 'which' | 'today'>): Narrowed<object> => {
  let query = tx
    .selectFrom('recommendation')
    .leftJoin('open_recommendation as open', 'open.recommendation_id', 'recommendation.id')
    // The join makes its columns nullable, which no filter here minds.
    .$castTo<object>() as unknown as Narrowed<object>;
  if (body !== null) query = query.where('recommendation.body_id', '=', body);
  if (partner !== null) query = query.where('recommendation.to_organisation_id', '=', partner);
  const madeOn = sql<Day>`(recommendation.made_at at time zone 'Europe/London')::date`;
  if (made?.from) query = query.where(madeOn, '>=', made.from);
  if (made?.until) query = query.where(madeOn, '<=', made.until);
  return query;
};
/** What is late waits for the partner: what the body has not judged yet is not the partner's lateness. */
const late = (today: Day) =>
  sql<boolean>`"open".due_day < ${today} and "open".state not in ('offered', 'notAccepted')`;
const inState = ({ which, today }: Pick<Asked, 'which' | 'today'>) => {
  switch (which) {
    case 'all':
      return sql<boolean>`true`;
    case 'open':
      return sql<boolean>`"open".state is not null`;
    case 'late':
      return sql<boolean>`${late(today)}`;
    case 'closed':
      return sql<boolean>`"open".state is null`;
    default:
      return sql<boolean>`"open".state = ${which}`;
  }
};

const linesOf = async (tx: Tx, ids: readonly { readonly id: string }[]): Promise<RecommendationRow[]> => {
  if (ids.length === 0) return [];
  const rows = await recommendations(tx)
    .where(
      'recommendation.id',
      'in',
      ids.map(({ id }) => id),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap(({ id }) => byId.get(id) ?? []);
};
/** A page of the register: what is open by the day that it is due, then what was closed. The ids first; then their lines. */
export const recommendationsAsked = async (
  tx: Tx,
  filter: Asked,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<RecommendationRow[]> =>
  linesOf(
    tx,
    await asked(tx, filter)
      .select('recommendation.id')
      .where(inState(filter))
      .orderBy(sql`"open".due_day nulls last`)
      .orderBy('recommendation.made_at', 'desc')
      .orderBy('recommendation.id')
      .limit(limit)
      .offset(offset)
      .execute(),
  );

/** How many stand how, of those that the filters but state name, and how many of them are late. */
export const recommendationsByState = (tx: Tx, filter: Asked) =>
  asked(tx, filter)
    .select([
      sql<State>`coalesce("open".state, 'closed')`.as('state'),
      sql<number>`count(*)::integer`.as('many'),
      sql<number>`(count(*) filter (where ${late(filter.today)}))::integer`.as('late'),
    ])
    .groupBy(sql`1`)
    .execute();

/** To whom and by whom recommendations that the actor may see were made: what the filters offer. */
export const partnersOf = (tx: Tx) =>
  tx
    .selectFrom('recommendation')
    .innerJoin('organisation', 'organisation.id', 'recommendation.to_organisation_id')
    .select(['organisation.id', 'organisation.name'])
    .distinct()
    .orderBy('organisation.name')
    .limit(500)
    .execute();
export const bodiesRecommending = (tx: Tx) =>
  tx
    .selectFrom('recommendation')
    .innerJoin('body', 'body.id', 'recommendation.body_id')
    .select(['body.id', 'body.name'])
    .distinct()
    .orderBy('body.name')
    .limit(500)
    .execute();

/** What waits for these: for a partner what it has to answer or do, for bodies what they have to judge; the soonest first. */
export const waitingFor = async (
  tx: Tx,
  { organisation, maker }: { readonly organisation: string | null; readonly maker: string },
  limit: number,
): Promise<RecommendationRow[]> =>
  linesOf(
    tx,
    await tx
      .selectFrom('open_recommendation')
      .innerJoin('recommendation', 'recommendation.id', 'open_recommendation.recommendation_id')
      .select('recommendation.id')
      .where(
        sql<boolean>`(open_recommendation.to_organisation_id = ${organisation} and open_recommendation.state in ('waiting', 'accepted', 'acceptedInPart', 'returned'))
          or (recommendation.made_by = ${maker} and open_recommendation.state in ('offered', 'notAccepted'))`,
      )
      .orderBy('open_recommendation.due_day')
      .orderBy('recommendation.id')
      .limit(limit)
      .execute(),
  );

export const stepsOf = (tx: Tx, recommendation: string) =>
  tx
    .selectFrom('recommendation_step')
    .innerJoin('post', 'post.id', 'recommendation_step.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .selectAll('recommendation_step')
    .select([
      'staff.name as staff_name',
      'post.title as post_title',
      'organisation.name as organisation_name',
    ])
    .where('recommendation_id', '=', recommendation)
    .orderBy('recommendation_step.at')
    .orderBy('recommendation_step.id')
    .execute();

/** Whether the acting post judges what a body recommended: it chairs or keeps it, or keeps the registers. */
export const speaksFor = async (tx: Tx, body: string): Promise<boolean> =>
  (await sql<{ speaks: boolean }>`select speaks_for(${body}::uuid) as speaks`.execute(tx)).rows[0]?.speaks ??
  false;

/** Lets one act at a time look at a recommendation and then step. */
export const lockRecommendation = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`recommendation ${id}`}, 0))`.execute(tx);
};
export const insertRecommendation = async (tx: Tx, row: Insertable<RecommendationTable>): Promise<void> => {
  await tx.insertInto('recommendation').values(row).execute();
};
export const insertStep = async (tx: Tx, step: Insertable<RecommendationStepTable>): Promise<void> => {
  await tx.insertInto('recommendation_step').values(step).execute();
};

/** Whom to tell on a day of what is due in three days and of what is late since yesterday: ids and no more. */
export const recommendationsToTell = async (tx: Tx, day: Day) =>
  (
    await sql<{
      recommendation_id: string;
      event:
        | 'recommendation.due'
        | 'recommendation.late'
        | 'recommendation.unanswered'
        | 'recommendation.overdue';
      to_kind: 'post' | 'organisation';
      to_id: string;
    }>`select recommendation_id, event, to_kind, to_id from recommendations_to_tell(${day})`.execute(tx)
  ).rows;
