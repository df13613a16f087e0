import { Secret, TOTP } from 'otpauth';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Auth } from './auth.ts';

const PERIOD = 30;
/** How far apart the clocks of a phone and of the server may be: a code may have been shown before (RFC 6238, 5.2), never after. */
const WINDOW = 1;

/** What the secret of an account's app is closed for. */
export const sealOf = (account: string) => ({ what: 'authenticator', whose: account }) as const;
/** The codes of a secret, as authenticator apps make them unless they are told otherwise. */
export const totpOf = (secret: Secret, label: string): TOTP =>
  new TOTP({ issuer: 'Arden', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD });

/** Said of a code that is wrong, and of one that was taken before. */
export const WRONG_CODE =
  'This code is not right, or was used before. Wait for the next one in your app, and enter that';

/** Takes a code of the app, and never again: null where it is wrong, or was taken before. */
export const takeCode = async (
  auth: Auth,
  tx: Tx,
  account: string,
  code: string,
  now: Instant,
): Promise<'taken' | null> => {
  const row = await tx
    .selectFrom('authenticator')
    .select(['sealed', 'last_step'])
    .where('account_id', '=', account)
    .forUpdate()
    .executeTakeFirst();
  const key = row ? auth.seals.open(sealOf(account), row.sealed) : null;
  if (!row || key === null) return null;
  const at = Date.parse(now);
  const delta = totpOf(Secret.fromBase32(key), '').validate({ token: code, timestamp: at, window: WINDOW });
  if (delta === null || delta > 0) return null;
  const step = Math.floor(at / 1000 / PERIOD) + delta;
  if (step <= row.last_step) return null;
  await tx.updateTable('authenticator').set({ last_step: step }).where('account_id', '=', account).execute();
  return 'taken';
};
