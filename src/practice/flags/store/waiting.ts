import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { FlagKindName, FlagUrgency, Raising, Told } from '../rules/index.ts';

export interface WaitingFlag {
  readonly id: string;
  readonly kind: FlagKindName;
  readonly urgency: FlagUrgency;
  readonly received_at: Instant;
  readonly acknowledged_at: Instant | null;
  readonly given: string;
  readonly family: string;
  readonly sender_organisation: string;
  readonly child: string | null;
  /** What was raised about it, the latest. */
  readonly raised: Raising | null;
  readonly total: number;
}
/** Open flags of these receivers: those that were raised first, then those that nobody acknowledged, by urgency and age; with how many there are. */
export const flagsWaiting = async (
  tx: Tx,
  receivers: readonly string[],
  limit: number,
): Promise<WaitingFlag[]> => {
  const { rows } = await sql<WaitingFlag>`
    select flag.id, flag.kind, flag.urgency, flag.received_at, waiting.acknowledged_at, flag.given, flag.family, flag.sender_organisation,
      identified.child_id as child, waiting.raised, waiting.total
    from (
      select open_flag.*, raising.what as raised, count(*) over ()::integer as total from open_flag
        left join lateral (select what from flag_raising where flag_raising.flag_id = open_flag.flag_id order by at desc, what desc limit 1) as raising on true
      where receiver_id = any (${[...receivers]}::uuid[])
      order by raising.what is null, (acknowledged_at is not null), rank, received_at, open_flag.flag_id limit ${limit}
    ) as waiting join flag on flag.id = waiting.flag_id
    left join lateral (
      select spine.child_id from flag_identification join record as spine on spine.id = flag_identification.id
      where flag_identification.flag_id = flag.id order by spine.recorded_at desc, spine.id desc limit 1) as identified on true
    order by waiting.raised is null, (waiting.acknowledged_at is not null), waiting.rank, waiting.received_at, flag.id`.execute(
    tx,
  );
  return rows;
};

export interface FlagTold {
  readonly id: string;
  readonly kind: FlagKindName;
  readonly given: string;
  readonly family: string;
  readonly told: Told;
  readonly effective_at: Instant;
}
/** What came of flags that this post sent by hand since a moment, newest first. */
export const flagsTold = async (tx: Tx, post: string, since: Instant, limit: number): Promise<FlagTold[]> => {
  const { rows } = await sql<FlagTold>`
    select flag.id, flag.kind, flag.given, flag.family, flag_outcome.told, flag_outcome.effective_at
    from record join flag on flag.id = record.id join flag_outcome on flag_outcome.flag_id = flag.id
    where record.recorded_by = ${post}::uuid and record.kind = 'flag' and flag_outcome.effective_at >= ${since}
    order by flag_outcome.effective_at desc, flag.id limit ${limit}`.execute(tx);
  return rows;
};

/** Looks at flags that nobody has looked at: how many. */
export const lookAtFlags = async (tx: Tx, atMost: number): Promise<number> => {
  const { rows } = await sql<{ looked: number }>`select look_at_flags(${atMost}) as looked`.execute(tx);
  return rows[0]?.looked ?? 0;
};

export interface Raisable {
  readonly flag_id: string;
  readonly received_at: Instant;
  readonly acknowledged_at: Instant | null;
  readonly immediate: boolean;
  readonly raised: readonly string[];
}
/** Open flags in the order of their ids, for the program itself. */
export const flagsToRaise = async (tx: Tx, after: string | null, atMost: number): Promise<Raisable[]> => {
  const { rows } = await sql<Raisable>`
    select flag_id, received_at, acknowledged_at, immediate, raised from flags_to_raise(${after}::uuid, ${atMost})`.execute(
    tx,
  );
  return rows;
};

export interface NewRaising {
  readonly flag: string;
  readonly what: Raising;
  readonly due: Day;
}
/** Raises flags that nobody dealt with in time, once for each limit: how many. */
export const raiseFlags = async (tx: Tx, raised: readonly NewRaising[]): Promise<number> => {
  if (raised.length === 0) return 0;
  const { rows } = await sql<{
    written: number;
  }>`select raise_flags(${JSON.stringify(raised)}::jsonb) as written`.execute(tx);
  return rows[0]?.written ?? 0;
};
