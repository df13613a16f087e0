import { sql } from 'kysely';
import { type Databases, partnershipsIn, transact } from '#db';
import type { Instant } from '#kernel';

/** The made-up partnership of the demonstration, and the seed that its people are drawn from. */
export const DEMONSTRATION = 'arden';
export const SEED = 1;

/**
 * How far the demonstration has come. It is laid in one transaction that begins with the organisations, so that a synthetic
 * partnership without any was begun and is still to be filled; 'real' is a partnership of that name which is not made up.
 */
export const demonstrationState = async (
  { owner }: Databases,
  now: Instant,
): Promise<'none' | 'real' | 'begun' | 'whole'> => {
  if (!owner) throw new Error('Only the owner looks into a partnership that nobody has a post in.');
  // A database that was never brought up holds nothing.
  const { rows: house } = await sql<{ there: boolean }>`
    select to_regclass('arden.partnership') is not null as there`.execute(owner);
  if (!house[0]?.there || !(await partnershipsIn(owner)).includes(DEMONSTRATION)) return 'none';
  return transact(owner, { role: 'owner', partnership: DEMONSTRATION, now }, async (tx) => {
    const { rows } = await sql<{ synthetic: boolean; filled: boolean }>`
      select synthetic, exists (select from organisation) as filled from arden.partnership where slug = ${DEMONSTRATION}`.execute(
      tx,
    );
    const [found] = rows;
    return found?.synthetic !== true ? 'real' : found.filled ? 'whole' : 'begun';
  });
};
