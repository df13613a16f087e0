import { randomBytes } from 'node:crypto';
import { outsideTransaction, type Tx } from '#db';
import type { Identity } from '#http';
import { type Instant, NotFound } from '#kernel';
import type { Auth } from './auth.ts';
import { type Asked, cookiesOf } from './sessions.ts';

/**
 * Goes on with a session under a new token, inside the transaction in which its person proved more (ASVS 5.0, 7.2.4): from its end on,
 * whatever copy there is of the token before is worth nothing. Gives the new one, which goes into a cookie and nowhere else.
 */
export const renewIn = async (
  tx: Tx,
  { session }: Pick<Identity, 'session'>,
  now: Instant,
  raised: { readonly second_step?: true } = {},
): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({ token, proved_at: now, ...raised })
    .where('id', '=', session)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new NotFound('You are signed out. Sign in again.');
  return token;
};

/** The cookies that carry a session's new token to its browser. */
export const cookiesWith = async (
  auth: Auth,
  { headers }: Pick<Asked, 'headers'>,
  token: string,
): Promise<readonly string[]> => {
  outsideTransaction('Going on with a session');
  const { headers: set } = await auth.better.api.cookieOfSession({
    body: { token },
    headers: cookiesOf(headers),
    returnHeaders: true,
  });
  return set.getSetCookie();
};
