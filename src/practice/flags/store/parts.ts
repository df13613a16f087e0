import type { Insertable } from 'kysely';
import type { Tx } from '#db';
import type {
  FlagAcknowledgementTable,
  FlagDecisionTable,
  FlagIdentificationTable,
  FlagOutcomeTable,
} from '../tables.ts';

const by = (tx: Tx, table: 'flag_acknowledgement' | 'flag_decision' | 'flag_outcome', flag: string) =>
  tx
    .selectFrom(table)
    .innerJoin('record', 'record.id', `${table}.id`)
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .select([
      'record.recorded_at as at',
      'staff.name as by_name',
      'post.title as by_title',
      'organisation.name as by_organisation',
    ])
    .where(`${table}.flag_id`, '=', flag);

/** Who acknowledged a flag, and when. */
export const acknowledgementOf = (tx: Tx, flag: string) =>
  by(tx, 'flag_acknowledgement', flag).orderBy('record.recorded_at').limit(1).executeTakeFirst();

/** What the receiver did about a flag, as far as the actor sees it. */
export const decisionOf = (tx: Tx, flag: string) =>
  by(tx, 'flag_decision', flag)
    .innerJoin('flag_decision as decision', 'decision.id', 'record.id')
    .select(['decision.done', 'decision.reason', 'decision.submission_id'])
    .orderBy('record.recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst();

/** What a flag's sender is told. */
export const outcomeOf = (tx: Tx, flag: string) =>
  by(tx, 'flag_outcome', flag)
    .innerJoin('flag_outcome as outcome', 'outcome.id', 'record.id')
    .select(['outcome.told', 'outcome.message', 'outcome.effective_at'])
    .orderBy('record.recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Whom a flag is said to be about, as far as the actor sees it, the last word last. */
export const identificationsOf = (tx: Tx, flag: string) =>
  tx
    .selectFrom('flag_identification')
    .innerJoin('record', 'record.id', 'flag_identification.id')
    .select(['flag_identification.id', 'how', 'child_id', 'record.version', 'owner_organisation_id'])
    .where('flag_id', '=', flag)
    .orderBy('record.recorded_at')
    .orderBy('record.id')
    .execute();

/** What was raised because nobody dealt with it in time. */
export const raisingsOf = (tx: Tx, flag: string) =>
  tx
    .selectFrom('flag_raising')
    .select(['what', 'due', 'at'])
    .where('flag_id', '=', flag)
    .orderBy('at')
    .execute();

export const insertAcknowledgement = async (tx: Tx, row: FlagAcknowledgementTable): Promise<void> => {
  await tx.insertInto('flag_acknowledgement').values(row).execute();
};
export const insertIdentification = async (tx: Tx, row: FlagIdentificationTable): Promise<void> => {
  await tx.insertInto('flag_identification').values(row).execute();
};
/** Says that it was a person who said whom a flag is about. */
export const sayByHand = async (tx: Tx, id: string): Promise<void> => {
  await tx.updateTable('flag_identification').set({ how: 'byHand' }).where('id', '=', id).execute();
};
export const insertDecision = async (tx: Tx, row: FlagDecisionTable): Promise<void> => {
  await tx.insertInto('flag_decision').values(row).execute();
};
export const insertOutcome = async (tx: Tx, row: Insertable<FlagOutcomeTable>): Promise<void> => {
  await tx.insertInto('flag_outcome').values(row).execute();
};
