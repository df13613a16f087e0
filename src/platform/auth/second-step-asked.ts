import { z } from 'zod';
import type { Tx } from '#db';
import { type Auth, inHouse } from './auth.ts';
import { note } from './journal.ts';
import type { Asked, ByDirectory } from './sessions.ts';
import { beginStep, type Step } from './tickets.ts';

/** The first proof was right, and a second step is still to come: the cookie that holds the place. */
export interface HalfSignedIn {
  readonly stepCookie: string;
}

const Held = z.object({
  after: z.string(),
  directory: z.object({ id: z.string(), partnership: z.string(), organisation: z.string() }).optional(),
});
/** What waits for the second step: where to go afterwards, and the directory that gave its word, if one did. */
export interface Waiting {
  readonly after: string;
  readonly directory?: ByDirectory | undefined;
}
export const waitingIn = ({ held }: Step): Waiting => Held.parse(held);

/** Whether an account has an app that shows codes: then a password, or a directory's word, is not enough. */
export const hasAuthenticator = async (tx: Tx, account: string): Promise<boolean> =>
  (await tx
    .selectFrom('authenticator')
    .select('account_id')
    .where('account_id', '=', account)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()) !== undefined;

/** Asks for the second step of an account in an open transaction of the house; null where it has none. */
export const askSecondStepIn = async (
  tx: Tx,
  auth: Auth,
  { now, requestId }: Pick<Asked, 'now' | 'requestId'>,
  account: string,
  held: Waiting,
): Promise<string | null> => {
  if (!(await hasAuthenticator(tx, account))) return null;
  await note(tx, { event: 'account.secondStepAsked', at: now, account, requestId });
  return beginStep(tx, auth, { kind: 'secondStep', account, held: { ...held }, now });
};

/** As `askSecondStepIn`, in a transaction of its own. */
export const askSecondStep = (
  auth: Auth,
  asked: Asked,
  account: string,
  held: Waiting,
): Promise<string | null> =>
  inHouse(auth, asked.now, (tx) => askSecondStepIn(tx, auth, asked, account, held));
