import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import { countTry, FROM_A_NETWORK, FROM_ANYWHERE, forgottenBefore, type Patience } from './rules.ts';

/** What tries are counted under: keyed hashes of the e-mail address alone, and of it with the network that they came from. */
export interface Trier {
  readonly email: string;
  readonly from: string;
}

const held = (tx: Tx, key: string, now: Instant) =>
  tx
    .insertInto('sign_in_attempt')
    .values({ key, failures: 0, last_at: now, locked_until: null })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
    .returning(['failures', 'last_at', 'locked_until'])
    .executeTakeFirstOrThrow();

/**
 * Counts a try at an e-mail address before its password is looked at; null when it may go on, else until when it is locked: for
 * the network that it came from, or for everybody. The rows are held to the end of the transaction, in one order, so that tries
 * at once are counted one after the other.
 */
export const reserveTry = async (
  tx: Tx,
  { email, from }: Trier,
  now: Instant,
  anywhere: Patience = FROM_ANYWHERE,
): Promise<Instant | null> => {
  await tx
    .deleteFrom('sign_in_attempt')
    .where('last_at', '<', forgottenBefore(now))
    .where('key', 'not in', [email, from])
    .execute();
  const counts = [];
  for (const [key, patience] of [
    [from, FROM_A_NETWORK],
    [email, anywhere],
  ] as const) {
    const { failures, last_at, locked_until } = await held(tx, key, now);
    counts.push({
      key,
      ...countTry({ failures, lastAt: last_at, lockedUntil: locked_until }, now, patience),
    });
  }
  const locks = counts.flatMap(({ locked, attempts }) =>
    locked && attempts.lockedUntil !== null ? [attempts.lockedUntil] : [],
  );
  if (locks.length > 0) return locks.sort().at(-1) ?? null;
  for (const { key, attempts } of counts)
    await tx
      .updateTable('sign_in_attempt')
      .set({ failures: attempts.failures, last_at: attempts.lastAt, locked_until: attempts.lockedUntil })
      .where('key', '=', key)
      .execute();
  return null;
};

/** Forgets the failures from there: the right password was given. Those from elsewhere are somebody else's, and stay. */
export const forgiveNetwork = async (tx: Tx, { from }: Trier): Promise<void> => {
  await tx.deleteFrom('sign_in_attempt').where('key', '=', from).execute();
};

/** Forgets every failure under a key, wherever it came from: a new password was set. In a transaction of the house or of a partnership. */
export const forgiveTries = async (tx: Tx, email: string): Promise<void> => {
  await tx
    .deleteFrom('sign_in_attempt')
    .where(sql<boolean>`key = ${email} or starts_with(key, ${`${email}.`})`)
    .execute();
};
