import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tx } from '#db';
import type { Day } from '#kernel';
import type {
  DecisionTable,
  IdentificationTable,
  OutcomeTable,
  ParentSupportCheckTable,
  ReferralTable,
  TriageTable,
} from '../tables.ts';

/** How the front door handles a contact, as far as the actor sees it. */
export const triageOfContact = (tx: Tx, contact: string) =>
  tx
    .selectFrom('triage')
    .leftJoin('post', 'post.id', 'triage.taken_by')
    .leftJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('triage')
    .select('staff.name as taken_by_name')
    .where('triage.contact_id', '=', contact)
    .executeTakeFirst();

export const insertTriage = async (tx: Tx, triage: Pick<TriageTable, 'id' | 'contact_id'>): Promise<void> => {
  await tx
    .insertInto('triage')
    .values({ ...triage, taken_by: null, taken_at: null })
    .execute();
};

export const insertIdentifications = async (tx: Tx, rows: readonly IdentificationTable[]): Promise<void> => {
  await tx.insertInto('identification').values(rows).execute();
};
export const insertIdentification = (tx: Tx, row: IdentificationTable): Promise<void> =>
  insertIdentifications(tx, [row]);
/** Who says of which child that a contact is about them, as far as the actor sees it, the newest last. */
export const identificationsOf = (tx: Tx, contact: string) =>
  tx
    .selectFrom('identification')
    .innerJoin('record', 'record.id', 'identification.id')
    .select(['identification.id', 'record.child_id', 'record.owner_organisation_id', 'record.version'])
    .where('identification.contact_id', '=', contact)
    .orderBy('identification.id')
    .execute();

/** Changes a triage that still stands at the version read; false when somebody was first. */
export const updateTriage = async (
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: Omit<Updateable<TriageTable>, 'id' | 'version'>,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('triage')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const insertParentSupportCheck = async (
  tx: Tx,
  check: Insertable<ParentSupportCheckTable>,
): Promise<void> => {
  await tx.insertInto('parent_support_check').values(check).execute();
};
export const supportChecksOfContact = (tx: Tx, contact: string) =>
  tx.selectFrom('parent_support_check').selectAll().where('contact_id', '=', contact).orderBy('id').execute();

/** The decision that stands or waits for a manager: one sent back stands no more. */
export const decisionOfContact = (tx: Tx, contact: string) =>
  tx
    .selectFrom('decision')
    .innerJoin('post', 'post.id', 'decision.decided_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .leftJoin('post as authoriser', 'authoriser.id', 'decision.authorised_by')
    .leftJoin('staff as authoriser_staff', 'authoriser_staff.id', 'authoriser.staff_id')
    .innerJoin('threshold_scheme', 'threshold_scheme.id', 'decision.threshold_scheme_id')
    .selectAll('decision')
    .select([
      'staff.name as decided_by_name',
      'post.title as decided_by_title',
      'authoriser_staff.name as authorised_by_name',
      'threshold_scheme.name as scheme_name',
      'threshold_scheme.levels',
    ])
    .where('decision.contact_id', '=', contact)
    .orderBy(sql`decision.returned_at is not null`)
    .orderBy('decision.id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const insertDecision = async (
  tx: Tx,
  decision: Omit<DecisionTable, 'version' | 'returned_by' | 'returned_at' | 'returned_why'>,
): Promise<void> => {
  await tx
    .insertInto('decision')
    .values({ ...decision, returned_by: null, returned_at: null })
    .execute();
};

/** Authorises a decision or sends it back, if it still stands at the version read. */
export const updateDecision = async (
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: Pick<
    Updateable<DecisionTable>,
    'authorised_by' | 'authorised_at' | 'returned_by' | 'returned_at' | 'returned_why'
  >,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('decision')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const insertOutcome = async (tx: Tx, outcome: OutcomeTable): Promise<void> => {
  await tx.insertInto('outcome').values(outcome).execute();
};
export const outcomeOfContact = (tx: Tx, contact: string) =>
  tx.selectFrom('outcome').selectAll().where('contact_id', '=', contact).limit(1).executeTakeFirst();

export type NewReferral = Omit<ReferralTable, 'version' | 'census' | 'no_further_action'> & {
  readonly census?: boolean;
  readonly no_further_action?: boolean;
};
export const insertReferrals = async (tx: Tx, referrals: readonly NewReferral[]): Promise<void> => {
  for (let start = 0; start < referrals.length; start += 1000)
    await tx
      .insertInto('referral')
      .values(referrals.slice(start, start + 1000))
      .execute();
};

const referralRow = (tx: Tx) =>
  tx
    .selectFrom('referral')
    .innerJoin('record', 'record.id', 'referral.id')
    .selectAll('referral')
    .select([
      'record.child_id',
      'record.owner_organisation_id',
      'record.owner_body_id',
      'record.recorded_at',
    ]);
export const referralById = (tx: Tx, id: string) =>
  referralRow(tx).where('referral.id', '=', id).executeTakeFirst();
export const referralOfContact = (tx: Tx, contact: string) =>
  referralRow(tx).where('referral.contact_id', '=', contact).executeTakeFirst();
/** The referrals of several children, for a census to compare with: whatever their kind of beginning. */
export const referralsOfChildren = (tx: Tx, children: readonly string[]) =>
  referralRow(tx)
    .where('record.child_id', 'in', [...children])
    .where('record.kind', '=', 'referral')
    .execute();
/** A child's referrals, newest first. */
export const referralsOfChild = (tx: Tx, child: string) =>
  referralRow(tx)
    .where('record.child_id', '=', child)
    .where('record.kind', '=', 'referral')
    .orderBy('referral.referral_day', 'desc')
    .execute();

/** Corrects what a referral says of its source and need, if it still stands at the version read. */
export const changeReferral = async (
  tx: Tx,
  { id, version }: { id: string; version: number },
  facts: Pick<Updateable<ReferralTable>, 'source_code' | 'primary_need' | 'no_further_action'>,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('referral')
    .set({ ...facts, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Closes a referral, or changes its closing, if it still stands at the version read. */
export const closeReferral = async (
  tx: Tx,
  { id, version }: { id: string; version: number },
  closing: { closed_day: Day | null; closure_reason: string | null },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('referral')
    .set({ ...closing, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** Whom an outcome goes back to: the post that sent it, and the team and organisation it sat in. */
export const senderOfContact = (tx: Tx, contact: string) =>
  tx
    .selectFrom('record')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .select([
      'record.recorded_by as post',
      'post.body_id as body',
      'record.owner_organisation_id as organisation',
    ])
    .where('record.id', '=', contact)
    .executeTakeFirstOrThrow();
