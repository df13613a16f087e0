import type { Tx } from '#db';
import type { Instant } from '#kernel';
import { countTry, forgottenBefore } from './rules.ts';

/**
 * Counts a try at an address before its password is looked at; null when it may go on, else until when it is locked. The row is
 * held to the end of the transaction, so that tries at once are counted one after the other.
 */
export const reserveTry = async (tx: Tx, key: string, now: Instant): Promise<Instant | null> => {
  await tx
    .deleteFrom('sign_in_attempt')
    .where('last_at', '<', forgottenBefore(now))
    .where('key', '<>', key)
    .execute();
  const row = await tx
    .insertInto('sign_in_attempt')
    .values({ key, failures: 0, last_at: now, locked_until: null })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
    .returning(['failures', 'last_at', 'locked_until'])
    .executeTakeFirstOrThrow();
  const { locked, attempts } = countTry(
    { failures: row.failures, lastAt: row.last_at, lockedUntil: row.locked_until },
    now,
  );
  if (locked) return attempts.lockedUntil;
  await tx
    .updateTable('sign_in_attempt')
    .set({ failures: attempts.failures, last_at: attempts.lastAt, locked_until: attempts.lockedUntil })
    .where('key', '=', key)
    .execute();
  return null;
};

/** Forgets the failures at an address: the right password was given, or a new one was set. */
export const forgiveTries = async (tx: Tx, key: string): Promise<void> => {
  await tx.deleteFrom('sign_in_attempt').where('key', '=', key).execute();
};
