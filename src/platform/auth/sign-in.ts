import { APIError } from 'better-auth/api';
import { outsideTransaction, type Tx } from '#db';
import type { Identity } from '#http';
import { Invalid, NotFound } from '#kernel';
import { demoAccounts } from './accounts.ts';
import { forgiveNetwork, reserveTry } from './attempts.ts';
import { type Auth, inHouse } from './auth.ts';
import { note } from './journal.ts';
import { type HeldPost, postsOf, postsVouchedFor } from './posts.ts';
import { tooOften } from './prove.ts';
import { askSecondStepIn, type HalfSignedIn } from './second-step-asked.ts';
import { type Asked, begin, cookiesOf, type SignedIn } from './sessions.ts';

const WRONG = 'The email address or password is wrong. Check both, then try again';

const accountAt = async (tx: Tx, email: string): Promise<string | null> =>
  (await tx.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst())?.id ?? null;

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

/**
 * Signs in with a password, or as far as the second step where the account has one. The words and the time of a refusal are the same
 * whether or not there is such an account.
 */
export const signIn = async (
  auth: Auth,
  asked: Asked,
  { email, password, after }: { readonly email: string; readonly password: string; readonly after: string },
): Promise<SignedIn | HalfSignedIn> => {
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
  if (lockedUntil) throw tooOften('email', lockedUntil, now, ' with this email address');
  const entered = await enter(auth, asked.headers, email, password);
  if (!entered) {
    await inHouse(auth, now, async (tx) =>
      note(tx, { ...told(await accountAt(tx, email)), event: 'account.signInFailed' }),
    );
    throw new Invalid([{ field: 'email', message: WRONG }]);
  }
  const { account, token, cookies } = entered;
  const held = await postsOf(auth, account, asked);
  return inHouse(auth, now, async (tx) => {
    await forgiveNetwork(tx, trier);
    const stepCookie = await askSecondStepIn(tx, auth, asked, account, { after });
    if (stepCookie !== null) {
      // The password alone opens nothing: what the library began ends here, and its cookies go nowhere.
      await tx.deleteFrom('session').where('token', '=', token).execute();
      return { stepCookie };
    }
    const proof = { by: 'password', secondStep: false } as const;
    return { account, cookies, inPost: await begin(auth, tx, asked, account, token, held, proof) };
  });
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
  const proof = { by: 'demonstration', secondStep: true } as const;
  const inPost = await inHouse(auth, asked.now, (tx) =>
    begin(auth, tx, asked, account, response.token, held, proof),
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

/** The posts that whoever asks may choose from, in this session. */
export const postsToChoose = async (
  auth: Auth,
  { now, today }: Pick<Asked, 'now' | 'today'>,
  { account, session }: Pick<Identity, 'account' | 'session'>,
): Promise<{ readonly posts: readonly HeldPost[]; readonly hadSecondStep: boolean }> => {
  const held = await postsOf(auth, account, { now, today });
  const own = await inHouse(auth, now, (tx) =>
    tx
      .selectFrom('session')
      .select(['second_step', 'directory_partnership', 'directory_organisation'])
      .where('id', '=', session)
      .executeTakeFirst(),
  );
  return own
    ? { posts: postsVouchedFor(held, own), hadSecondStep: own.second_step }
    : { posts: [], hadSecondStep: false };
};

/** The post was chosen, and this session may use it, or is to have a second step first. */
export interface Chosen extends HeldPost {
  readonly needsSecondStep: boolean;
}

/** Chooses the post that this session acts through from now on. */
export const choosePost = async (
  auth: Auth,
  { now, today, requestId }: Asked,
  identity: Identity,
  chosen: string,
): Promise<Chosen> => {
  outsideTransaction('Choosing a post');
  const { posts, hadSecondStep } = await postsToChoose(auth, { now, today }, identity);
  const post = posts.find((each) => each.post === chosen);
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
  return { ...post, needsSecondStep: post.secondStep && !hadSecondStep };
};
