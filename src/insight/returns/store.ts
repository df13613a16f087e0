import { sql } from 'kysely';
import type { Tx } from '#db';

/**
 * Has the database look at how large the tables of a census have become. It plans by what it last saw, and nothing else looks
 * while a transaction fills them; the embedded database never looks by itself.
 */
export const lookAtSizes = async (tx: Tx): Promise<void> => {
  await sql`analyze record, person, identifier, referral, history (record_id)`.execute(tx);
};
