import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';

/** The days of a figure in the area of a council, as known at a moment. */
export interface Counted {
  readonly area: string;
  readonly from: Day;
  readonly until: Day;
  readonly asAt: Instant;
}

export interface ContactCounted {
  readonly id: string;
  readonly received_day: Day;
  /** When its decision came into force, in London; null while there is none. */
  readonly decided_day: Day | null;
}
/** Every contact that the teams of a council received in those days, whatever the actor sees. */
export const contactsCounted = async (tx: Tx, { area, from, until, asAt }: Counted) => {
  const { rows } = await sql<ContactCounted>`
    select record_id as id, received_day, decided_day
    from contacts_counted(${area}::uuid, ${from}::date, ${until}::date, ${asAt}::timestamptz)`.execute(tx);
  return rows;
};

export interface ReferralCounted {
  readonly id: string;
  readonly referral_day: Day;
  readonly source_code: string | null;
  readonly no_further_action: boolean;
  /** Null where no contact is held: it came from a census. */
  readonly received_day: Day | null;
  readonly decided_day: Day | null;
}
/** Every referral to a council with its day among those, whatever the actor sees. */
export const referralsCounted = async (tx: Tx, { area, from, until, asAt }: Counted) => {
  const { rows } = await sql<ReferralCounted>`
    select record_id as id, referral_day, source_code, no_further_action, received_day, decided_day
    from referrals_counted(${area}::uuid, ${from}::date, ${until}::date, ${asAt}::timestamptz)`.execute(tx);
  return rows;
};

export interface ReferralAfterAnother {
  readonly id: string;
  readonly referral_day: Day;
  /** The day of the child's last referral before it; null where there is none. */
  readonly earlier_day: Day | null;
}
/** The same referrals, each with the day of the last one before it about the same child. */
export const referralsAfterAnother = async (tx: Tx, { area, from, until, asAt }: Counted) => {
  const { rows } = await sql<ReferralAfterAnother>`
    select record_id as id, referral_day, earlier_day
    from referrals_after_another(${area}::uuid, ${from}::date, ${until}::date, ${asAt}::timestamptz)`.execute(
    tx,
  );
  return rows;
};
