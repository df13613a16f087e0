import { outsideTransaction } from '#db';
import { type Identity, TooOften } from '#http';
import { type Instant, Invalid } from '#kernel';
import { forgiveNetwork, reserveTry } from './attempts.ts';
import { type Auth, inHouse } from './auth.ts';
import { note } from './journal.ts';
import { minutesUntil, secondsUntil } from './rules.ts';

/** A request about one's own account. */
export interface Own {
  readonly now: Instant;
  readonly requestId: string;
  readonly ip: string;
}

/** Refuses somebody who tried too often, beside the field that they tried in. */
export const tooOften = (field: string, lockedUntil: Instant, now: Instant, what = ''): TooOften => {
  const minutes = minutesUntil(lockedUntil, now);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return new TooOften(
    { field, message: `There were too many tries${what}. Wait ${wait}, then try again` },
    secondsUntil(lockedUntil, now),
  );
};

/**
 * Demands a person's own password of whoever sits at their browser: counted like sign-in, so that a browser left open is no place to
 * guess at. Throws `Invalid` or `TooOften` about the field.
 */
export const provePassword = async (
  auth: Auth,
  { now, requestId, ip }: Own,
  { account, email }: Pick<Identity, 'account'> & { readonly email: string },
  given: string,
  field: string,
): Promise<void> => {
  outsideTransaction('Looking at a password');
  const trier = auth.trier(email, ip);
  const about = { at: now, account, requestId };
  const { kept, lockedUntil } = await inHouse(auth, now, async (tx) => {
    const until = await reserveTry(tx, trier, now);
    if (until)
      await note(tx, { ...about, event: 'account.passwordRefused', refused: true, detail: 'locked' });
    const row = await tx
      .selectFrom('credential')
      .select('password')
      .where('account_id', '=', account)
      .where('provider_id', '=', 'credential')
      .executeTakeFirst();
    return { kept: row?.password ?? null, lockedUntil: until };
  });
  if (lockedUntil) throw tooOften(field, lockedUntil, now);
  const { password } = await auth.better.$context;
  if (kept === null || !(await password.verify({ hash: kept, password: given }))) {
    await inHouse(auth, now, (tx) => note(tx, { ...about, event: 'account.passwordRefused', refused: true }));
    throw new Invalid([{ field, message: 'Your current password is not this one' }]);
  }
  await inHouse(auth, now, (tx) => forgiveNetwork(tx, trier));
};
