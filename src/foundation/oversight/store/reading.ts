import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Day } from '#kernel';

/** Posts that opened many children's records on a day and were not told of yet, each beside each lead who is to hear of it. */
export const unusualReadings = async (
  tx: Tx,
  day: Day,
): Promise<readonly { readonly post: string; readonly lead: string }[]> =>
  (
    await sql<{ post: string; lead: string }>`
      select post_id as post, lead_id as lead from unusual_readings(${day}::date)`.execute(tx)
  ).rows;
