import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { Answer, AskedKind, Urgency } from '../rules.ts';

export interface CheckCounted {
  readonly id: string;
  /** The organisation that was asked; null for a body that belongs to none. */
  readonly organisation: string | null;
  readonly urgency: Urgency;
  /** By when, as the agency was told when it was asked. */
  readonly due_at: Instant;
  /** The first answer. */
  readonly answered_at: Instant | null;
  /** The answer that stands. */
  readonly answer: Answer | null;
  readonly withdrawn_at: Instant | null;
}

/** Every check that a council asked for in those days, as known at a moment, whatever the actor sees: ids, codes and moments alone. */
export const checksCounted = async (
  tx: Tx,
  {
    area,
    from,
    until,
    asAt,
  }: { readonly area: string; readonly from: Day; readonly until: Day; readonly asAt: Instant },
): Promise<CheckCounted[]> => {
  const { rows } = await sql<CheckCounted>`
    select record_id as id, organisation_id as organisation, urgency, due_at, answered_at, answer, withdrawn_at
    from checks_counted(${area}::uuid, ${from}::date, ${until}::date, ${asAt}::timestamptz)`.execute(tx);
  return rows;
};

/** A request that was due and that nobody was told is late. Only the program's own checking may ask. */
export interface LateCheck {
  readonly check_id: string;
  readonly request_id: string;
  readonly asked_kind: AskedKind;
  readonly asked_id: string;
  readonly by_post_id: string;
  readonly urgency: Urgency;
  readonly asked_at: Instant;
}
export const checksToTell = async (tx: Tx, atMost: number): Promise<LateCheck[]> => {
  const { rows } = await sql<LateCheck>`select * from checks_to_tell(${atMost})`.execute(tx);
  return rows;
};
/** Writes down that it was told; false when another process did. */
export const toldLate = async (tx: Tx, check: string): Promise<boolean> => {
  const { rows } = await sql<{ told: boolean }>`select check_told_late(${check}) as told`.execute(tx);
  return rows[0]?.told === true;
};
