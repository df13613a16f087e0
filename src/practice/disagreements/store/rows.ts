import { sql } from 'kysely';
import type { Tx } from '#db';

/** Disagreements with who raised them, with whom, and how they stand. */
const rows = (tx: Tx) =>
  tx
    .selectFrom('disagreement')
    .innerJoin('record', 'record.id', 'disagreement.id')
    .innerJoin('post as raiser', 'raiser.id', 'record.recorded_by')
    .innerJoin('staff as raiser_staff', 'raiser_staff.id', 'raiser.staff_id')
    .innerJoin('organisation as raised_for', 'raised_for.id', 'record.owner_organisation_id')
    .leftJoin('body as raised_in', 'raised_in.id', 'record.owner_body_id')
    .innerJoin('organisation as decider', 'decider.id', 'disagreement.with_organisation_id')
    .leftJoin('body as deciding', 'deciding.id', 'disagreement.with_body_id')
    .leftJoin('open_disagreement', 'open_disagreement.disagreement_id', 'disagreement.id')
    .leftJoin('disagreement_child', 'disagreement_child.disagreement_id', 'disagreement.id')
    .selectAll('disagreement')
    .select([
      'record.recorded_at',
      'record.recorded_by',
      'record.owner_organisation_id',
      'record.owner_body_id',
      'record.submission_id',
      'raiser_staff.name as raiser_name',
      'raiser.title as raiser_title',
      'raised_for.name as raised_for_name',
      'raised_in.name as raised_in_name',
      'decider.name as decider_name',
      'deciding.name as deciding_name',
      'disagreement_child.child_id',
      'open_disagreement.stage as open_stage',
      'open_disagreement.reached_at as open_since',
      'open_disagreement.clock_rule as open_rule',
      'open_disagreement.replied as open_replied',
      sql<number>`(select max(stage) from disagreement_stage where disagreement_stage.disagreement_id = disagreement.id)`.as(
        'last_stage',
      ),
    ]);

/** One disagreement, if the actor sees it. */
export const disagreementById = (tx: Tx, id: string) =>
  rows(tx).where('disagreement.id', '=', id).executeTakeFirst();
export type DisagreementRow = NonNullable<Awaited<ReturnType<typeof disagreementById>>>;

/** A page of those that the actor sees: open ones by when their stage began, those under the clock `first` before them; ended ones the newest first. */
export const disagreementsSeen = (
  tx: Tx,
  which: 'open' | 'ended',
  { limit, offset, first }: { limit: number; offset: number; first: string },
): Promise<DisagreementRow[]> =>
  which === 'open'
    ? rows(tx)
        .where('open_disagreement.disagreement_id', 'is not', null)
        // A child at immediate risk first, then what still waits for a reply.
        .orderBy(sql`(immediate_risk or open_disagreement.clock_rule = ${first})`, 'desc')
        .orderBy('open_disagreement.replied')
        .orderBy('open_disagreement.reached_at')
        .orderBy('disagreement.id')
        .limit(limit)
        .offset(offset)
        .execute()
    : rows(tx)
        .where('open_disagreement.disagreement_id', 'is', null)
        .orderBy('disagreement.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();

/** Open ones about a child, for whoever sees both. */
export const openAbout = (tx: Tx, child: string): Promise<DisagreementRow[]> =>
  rows(tx)
    .where('disagreement_child.child_id', '=', child)
    .where('open_disagreement.disagreement_id', 'is not', null)
    .orderBy('disagreement.id')
    .limit(50)
    .execute();

/** The stages that some of them reached, in order. */
export const stagesOf = (tx: Tx, disagreement: string) =>
  tx
    .selectFrom('disagreement_stage')
    .leftJoin('post', 'post.id', 'disagreement_stage.by_post_id')
    .leftJoin('staff', 'staff.id', 'post.staff_id')
    .leftJoin('organisation', 'organisation.id', 'post.organisation_id')
    .selectAll('disagreement_stage')
    .select([
      'staff.name as staff_name',
      'post.title as post_title',
      'organisation.name as organisation_name',
    ])
    .where('disagreement_id', '=', disagreement)
    .orderBy('stage')
    .execute();

/** What was said, in order. */
export const stepsOf = (tx: Tx, disagreement: string) =>
  tx
    .selectFrom('disagreement_step')
    .innerJoin('record', 'record.id', 'disagreement_step.id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .selectAll('disagreement_step')
    .select([
      'record.recorded_at',
      'post.staff_id',
      'staff.name as staff_name',
      'post.title as post_title',
      'organisation.name as organisation_name',
    ])
    .where('disagreement_id', '=', disagreement)
    .orderBy('record.recorded_at')
    .orderBy('disagreement_step.id')
    .execute();

/** The posts that the partners' stage was given to. */
export const postsGiven = async (tx: Tx, disagreements: readonly string[]) =>
  disagreements.length === 0
    ? []
    : tx
        .selectFrom('disagreement_addressee')
        .innerJoin('post', 'post.id', 'disagreement_addressee.grantee_id')
        .innerJoin('staff', 'staff.id', 'post.staff_id')
        .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
        .select([
          'disagreement_addressee.disagreement_id',
          'post.id',
          'staff.name as staff_name',
          'post.title',
          'organisation.name as organisation_name',
        ])
        .where('grantee_kind', '=', 'post')
        .where('disagreement_id', 'in', [...disagreements])
        .orderBy('organisation.name')
        .orderBy('staff.name')
        .execute();

/** Who has replied to these, by person. */
export const repliersOf = async (tx: Tx, disagreements: readonly string[]) =>
  disagreements.length === 0
    ? []
    : tx
        .selectFrom('disagreement_step')
        .innerJoin('record', 'record.id', 'disagreement_step.id')
        .innerJoin('post', 'post.id', 'record.recorded_by')
        .select(['disagreement_step.disagreement_id', 'post.staff_id'])
        .where('disagreement_step.step', '=', 'replied')
        .where('disagreement_step.disagreement_id', 'in', [...disagreements])
        .execute();

export const learningOf = (tx: Tx, disagreement: string) =>
  tx
    .selectFrom('disagreement_learning')
    .innerJoin('post', 'post.id', 'disagreement_learning.by_post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .select([
      'disagreement_learning.id',
      'disagreement_learning.said',
      'disagreement_learning.learned_at',
      'staff.name as staff_name',
      'post.title as post_title',
      'organisation.name as organisation_name',
    ])
    .where('disagreement_id', '=', disagreement)
    .orderBy('disagreement_learning.id')
    .execute();

/** Lets one act at a time look at a disagreement and then step, the program's own among them. */
export const lockDisagreement = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`disagreement ${id}`}, 0))`.execute(tx);
};
