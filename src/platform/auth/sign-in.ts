import { APIError } from 'better-auth/api';
import { outsideTransaction, type Tx } from '#db';
import { type Identity, TooOften } from '#http';
import { type Day, type Instant, Invalid, NotFound } from '#kernel';
import { demoAccounts } from './accounts.ts';
import { forgiveNetwork, reserveTry } from './attempts.ts';
import { type Auth, inHouse } from './auth.ts';
import { note } from './journal.ts';
import { type HeldPost, postsOf } from './posts.ts';
import { minutesUntil, secondsUntil } from './rules.ts';

/** The request that asks: what of a visit sign-in needs. */
export interface Asked {
  readonly now: Instant;
  readonly today: Day;
  readonly headers: Headers;
  readonly ip: string;
  readonly requestId: string;
  readonly identity: Identity | null;
}

/** Somebody signed in: the cookies to set, and whether a post is in use already. */
export interface SignedIn {
  readonly cookies: readonly string[];
  readonly account: string;
  readonly inPost: boolean;
}

const WRONG = 'The email address or password is wrong. Check both, then try again';

/** Only the cookies go to the library: it keeps neither addresses nor browsers. */
const cookiesOf = (headers: Headers): Headers => new Headers({ cookie: headers.get('cookie') ?? '' });

const accountAt = async (tx: Tx, email: string): Promise<string | null> =>
  (await tx.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst())?.id ?? null;

const longAgo = (now: Instant, minutes: number): Instant =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString();

/** Makes a fresh session ours: its moment by our clock, and the post, where there is only one to choose. */
const begin = async (
  auth: Auth,
  tx: Tx,
  { now, requestId, identity }: Asked,
  account: string,
  token: string,
  held: readonly HeldPost[],
): Promise<boolean> => {
  const only = held.length === 1 ? held[0] : undefined;
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({
      created_at: now,
      updated_at: now,
      seen_at: now,
      acting_partnership: only?.partnership ?? null,
      acting_post: only?.post ?? null,
    })
    .where('token', '=', token)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error('The session that was just made is not there.');
  // What this browser was signed in as before, and what this person left open elsewhere until it ended.
  if (identity) await tx.deleteFrom('session').where('id', '=', identity.session).execute();
  await tx
    .deleteFrom('session')
    .where('account_id', '=', account)
    .where(({ eb, or }) =>
      or([
        eb('created_at', '<=', longAgo(now, auth.limits.hours * 60)),
        eb('seen_at', '<=', longAgo(now, auth.limits.idleMinutes)),
      ]),
    )
    .execute();
  await note(tx, {
    event: 'account.signedIn',
    at: now,
    account,
    requestId,
    target: only ? `partnership:${only.partnership} post:${only.post}` : '',
  });
  return only !== undefined;
};

/** Asks the library, in a time that does not say whether there is such an account: it hashes the password for nobody too. */
const enter = async (auth: Auth, headers: Headers, email: string, password: string) => {
  try {
    const { response, headers: set } = await auth.better.api.signInEmail({
      body: { email, password },
      headers: cookiesOf(headers),
      returnHeaders: true,
    });
    return { account: response.user.id, token: response.token, cookies: set.getSetCookie() };
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return null;
    throw error;
  }
};

/** Signs in with a password. The words and the time of a refusal are the same whether or not there is such an account. */
export const signIn = async (
  auth: Auth,
  asked: Asked,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<SignedIn> => {
  outsideTransaction('Signing in');
  const { now, requestId } = asked;
  const trier = auth.trier(email, asked.ip);
  const told = (account: string | null) => ({
    at: now,
    account,
    requestId,
    refused: true,
    detail: account ? '' : `email:${trier.email}`,
  });
  const lockedUntil = await inHouse(auth, now, async (tx) => {
    const account = await accountAt(tx, email);
    const until = await reserveTry(tx, trier, now);
    if (until) await note(tx, { ...told(account), event: 'account.signInLocked' });
    return until;
  });
  if (lockedUntil) {
    const minutes = minutesUntil(lockedUntil, now);
    const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
    throw new TooOften(
      {
        field: 'email',
        message: `There were too many tries with this email address. Wait ${wait}, then try again`,
      },
      secondsUntil(lockedUntil, now),
    );
  }
  const entered = await enter(auth, asked.headers, email, password);
  if (!entered) {
    await inHouse(auth, now, async (tx) =>
      note(tx, { ...told(await accountAt(tx, email)), event: 'account.signInFailed' }),
    );
    throw new Invalid([{ field: 'email', message: WRONG }]);
  }
  const { account, token, cookies } = entered;
  const held = await postsOf(auth, account, asked);
  const inPost = await inHouse(auth, now, async (tx) => {
    await forgiveNetwork(tx, trier);
    return begin(auth, tx, asked, account, token, held);
  });
  return { account, cookies, inPost };
};

/** Signs in as somebody made up, without a password. */
export const signInDemo = async (auth: Auth, asked: Asked, account: string): Promise<SignedIn> => {
  outsideTransaction('Signing in');
  const known = auth.demonstration && (await demoAccounts(auth, asked)).some(({ id }) => id === account);
  if (!known) throw new NotFound('There is nobody like that in the demonstration. Choose somebody else.');
  const { response, headers } = await auth.better.api.signInDemonstration({
    body: { account },
    headers: cookiesOf(asked.headers),
    returnHeaders: true,
  });
  const held = await postsOf(auth, account, asked);
  const inPost = await inHouse(auth, asked.now, (tx) =>
    begin(auth, tx, asked, account, response.token, held),
  );
  return { account, cookies: headers.getSetCookie(), inPost };
};

/** Ends the session at once, wherever its cookie may be copied to; gives the cookies that clear the browser. */
export const signOut = async (auth: Auth, asked: Asked): Promise<readonly string[]> => {
  outsideTransaction('Signing out');
  const { identity, now, requestId } = asked;
  if (identity)
    await inHouse(auth, now, async (tx) => {
      await tx.deleteFrom('session').where('id', '=', identity.session).execute();
      await note(tx, { event: 'account.signedOut', at: now, account: identity.account, requestId });
    });
  const { headers } = await auth.better.api.signOut({
    headers: cookiesOf(asked.headers),
    returnHeaders: true,
  });
  return headers.getSetCookie();
};

/** Chooses the post that this session acts through from now on. */
export const choosePost = async (
  auth: Auth,
  { now, today, requestId }: Asked,
  identity: Identity,
  chosen: string,
): Promise<HeldPost> => {
  outsideTransaction('Choosing a post');
  const held = await postsOf(auth, identity.account, { now, today });
  const post = held.find((each) => each.post === chosen);
  if (!post)
    throw new Invalid([
      { field: 'post', message: 'Select a post that you hold. The one you chose may have ended' },
    ]);
  await inHouse(auth, now, async (tx) => {
    await tx
      .updateTable('session')
      .set({ acting_partnership: post.partnership, acting_post: post.post })
      .where('id', '=', identity.session)
      .execute();
    await note(tx, {
      event: 'account.postChosen',
      at: now,
      account: identity.account,
      requestId,
      target: `partnership:${post.partnership} post:${post.post}`,
    });
  });
  return post;
};
