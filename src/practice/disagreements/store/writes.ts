import { type Insertable, sql } from 'kysely';
import { newId, newReference, type Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { Counted } from '../rules/index.ts';
import type {
  DisagreementAddresseeTable,
  DisagreementLearningTable,
  DisagreementStageTable,
  DisagreementStepTable,
  DisagreementTable,
} from '../tables.ts';

/** Adds a disagreement's own row; its reference is made here, from chance and not from a count. */
export const insertDisagreement = async (
  tx: Tx,
  row: Omit<Insertable<DisagreementTable>, 'reference'>,
): Promise<string> => {
  const reference = newReference();
  await tx
    .insertInto('disagreement')
    .values({ ...row, reference })
    .execute();
  return reference;
};
export const insertStage = async (
  tx: Tx,
  stage: Omit<Insertable<DisagreementStageTable>, 'id'>,
): Promise<void> => {
  await tx
    .insertInto('disagreement_stage')
    .values({ ...stage, id: newId() })
    .execute();
};
export const insertStep = async (tx: Tx, step: Insertable<DisagreementStepTable>): Promise<void> => {
  await tx.insertInto('disagreement_step').values(step).execute();
};
export const insertAddressees = async (
  tx: Tx,
  addressees: readonly Insertable<DisagreementAddresseeTable>[],
): Promise<void> => {
  await tx
    .insertInto('disagreement_addressee')
    .values([...addressees])
    .execute();
};
export const insertLearning = async (
  tx: Tx,
  learning: Omit<Insertable<DisagreementLearningTable>, 'id'>,
): Promise<void> => {
  await tx
    .insertInto('disagreement_learning')
    .values({ ...learning, id: newId() })
    .execute();
};

export interface Partner {
  readonly post_id: string;
  readonly delegated: boolean;
  /** Whether its role reads children's records, so that it was given the disagreement. */
  readonly reads: boolean;
}
/** Gives a disagreement to the safeguarding partners' posts, and says who has to be told. */
export const giveToPartners = async (
  tx: Tx,
  disagreement: string,
  types: readonly string[],
  lastStage: number,
): Promise<Partner[]> =>
  (
    await sql<Partner>`select * from disagreement_to_partners(${disagreement}::uuid, ${[...types]}::text[], ${lastStage}::integer)`.execute(
      tx,
    )
  ).rows;

export interface Unanswered {
  readonly disagreement_id: string;
  readonly stage: number;
  readonly reached_at: Instant;
  readonly clock_rule: string;
}
/** Open disagreements that nobody replied to at their stage; the program's own. */
export const unansweredAfter = async (tx: Tx, after: string | null, limit: number): Promise<Unanswered[]> =>
  (
    await sql<Unanswered>`select * from disagreements_unanswered(${after}::uuid, ${limit}::integer)`.execute(
      tx,
    )
  ).rows;

export interface Moved {
  readonly raiser_post: string;
  readonly raiser_body: string | null;
  readonly with_body: string | null;
  readonly with_organisation: string;
}
/** Moves one on from a stage that stayed silent; undefined where somebody was first. */
export const moveOnSilence = async (
  tx: Tx,
  { disagreement_id, stage }: Pick<Unanswered, 'disagreement_id' | 'stage'>,
  next: { readonly stage: number; readonly clock: string },
): Promise<Moved | undefined> =>
  (
    await sql<Moved>`select * from disagreement_silence(${disagreement_id}::uuid, ${stage}::integer, ${next.stage}::integer, ${next.clock})`.execute(
      tx,
    )
  ).rows[0];

/** Every disagreement raised in those days, as the partnership may count it. */
export const patternsBetween = async (tx: Tx, from: Day, until: Day): Promise<Counted[]> =>
  (await sql<Counted>`select * from disagreement_patterns(${from}::date, ${until}::date)`.execute(tx)).rows;
/** What was learned in those days. */
export const learnedBetween = async (tx: Tx, from: Day, until: Day) =>
  (
    await sql<{
      theme: string;
      said: string;
    }>`select * from disagreement_learned(${from}::date, ${until}::date)`.execute(tx)
  ).rows;
/** How many wait with the partners now. */
export const waitingAtPartners = async (tx: Tx, lastStage: number): Promise<number> =>
  (
    await sql<{
      waiting: number | null;
    }>`select disagreements_at_partners(${lastStage}::integer) as waiting`.execute(tx)
  ).rows[0]?.waiting ?? 0;
