import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';

export interface FlagCounted {
  readonly id: string;
  readonly kind: string;
  readonly immediate: boolean;
  readonly received_at: Instant;
  readonly acknowledged_at: Instant | null;
  readonly answered_at: Instant | null;
}
/** Every flag that the teams of a council received in those days, as known at a moment, whatever the actor sees. */
export const flagsCounted = async (
  tx: Tx,
  asked: { readonly area: string; readonly from: Day; readonly until: Day; readonly asAt: Instant },
): Promise<FlagCounted[]> => {
  const { area, from, until, asAt } = asked;
  const { rows } = await sql<FlagCounted>`
    select record_id as id, flag_kind as kind, immediate, received_at, acknowledged_at, answered_at
    from flags_counted(${area}::uuid, ${from}::date, ${until}::date, ${asAt}::timestamptz)`.execute(tx);
  return rows;
};
