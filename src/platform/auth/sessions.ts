import { outsideTransaction, schemaOf, type Tx } from '#db';
import type { Identity } from '#http';
import { type Day, type Instant, NotFound } from '#kernel';
import { type Auth, inHouse } from './auth.ts';
import { deviceOf } from './device.ts';
import { note } from './journal.ts';
import { type HeldPost, postsOf, postsVouchedFor } from './posts.ts';
import { isOver, later } from './rules.ts';

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

/** Where an organisation's directory vouched for somebody. */
export interface ByDirectory {
  readonly id: string;
  readonly partnership: string;
  readonly organisation: string;
}

/** By what somebody was known. */
export interface Proof {
  readonly by: 'password' | 'code' | 'recoveryCode' | 'passkey' | 'directory' | 'demonstration';
  readonly secondStep: boolean;
  readonly directory?: ByDirectory;
}

/** Only the cookies go to the library: it keeps neither addresses nor browsers. */
export const cookiesOf = (headers: Headers): Headers => new Headers({ cookie: headers.get('cookie') ?? '' });

/** Makes a fresh session ours: its moment by our clock, what it was proved by, and the post, where there is only one to choose. */
export const begin = async (
  auth: Auth,
  tx: Tx,
  { now, requestId, identity, headers }: Asked,
  account: string,
  token: string,
  all: readonly HeldPost[],
  { by, secondStep, directory }: Proof,
): Promise<boolean> => {
  const vouched = {
    directory_partnership: directory?.partnership ?? null,
    directory_organisation: directory?.organisation ?? null,
  };
  const held = postsVouchedFor(all, vouched);
  // Whoever proves again who they are goes on in the post that they used.
  const before = identity?.account === account ? identity.actor?.post : undefined;
  const only = held.find(({ post }) => post === before) ?? (held.length === 1 ? held[0] : undefined);
  const { numUpdatedRows } = await tx
    .updateTable('session')
    .set({
      created_at: now,
      updated_at: now,
      seen_at: now,
      acting_partnership: only?.partnership ?? null,
      acting_post: only?.post ?? null,
      second_step: secondStep,
      ...vouched,
      directory_id: directory?.id ?? null,
      device: deviceOf(headers.get('user-agent')),
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
        eb('created_at', '<=', later(now, -auth.limits.hours * 3_600_000)),
        eb('seen_at', '<=', later(now, -auth.limits.idleMinutes * 60_000)),
      ]),
    )
    .execute();
  await note(tx, {
    event: 'account.signedIn',
    at: now,
    account,
    requestId,
    target: only ? `partnership:${only.partnership} post:${only.post}` : '',
    detail: `by:${by}`,
  });
  return only !== undefined && (secondStep || !only.secondStep);
};

/** Signs in an account whose proof was looked at: by a second step, a passkey or a directory. A session of its own, never the one before. */
export const beginProven = async (
  auth: Auth,
  asked: Asked,
  account: string,
  proof: Proof,
): Promise<SignedIn> => {
  outsideTransaction('Signing in');
  const { response, headers } = await auth.better.api.beginProven({
    body: { account },
    headers: cookiesOf(asked.headers),
    returnHeaders: true,
  });
  const held = await postsOf(auth, account, asked);
  const inPost = await inHouse(auth, asked.now, (tx) =>
    begin(auth, tx, asked, account, response.token, held, proof),
  );
  return { account, cookies: headers.getSetCookie(), inPost };
};

/** Where somebody is signed in. */
export interface OwnSession {
  readonly id: string;
  readonly device: string;
  readonly signedInAt: Instant;
  /** To the minute. */
  readonly seenAt: Instant;
  /** When the person last proved who they are: at sign-in, or since. */
  readonly provedAt: Instant;
  readonly secondStep: boolean;
  readonly byDirectory: boolean;
  /** The one that asks. */
  readonly here: boolean;
}

/** Every session of whoever asks that has not ended by itself, the one used last first. */
export const sessionsOf = async (
  auth: Auth,
  { account, session }: Identity,
  now: Instant,
): Promise<readonly OwnSession[]> => {
  outsideTransaction('Looking up sessions');
  const rows = await auth.databases.serving
    .withSchema(schemaOf(null))
    .selectFrom('session')
    .select(['id', 'device', 'created_at', 'seen_at', 'proved_at', 'second_step', 'directory_id'])
    .where('account_id', '=', account)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      device: row.device || 'A browser or a program',
      signedInAt: row.created_at,
      seenAt: row.seen_at,
      provedAt: row.proved_at ?? row.created_at,
      secondStep: row.second_step,
      byDirectory: row.directory_id !== null,
      here: row.id === session,
    }))
    .filter((each) => !isOver(each, now, auth.limits));
};

/** The session that asks, with what it was proved by. Throws `NotFound` where it has just ended. */
export const ownSession = async (auth: Auth, identity: Identity, now: Instant): Promise<OwnSession> => {
  const own = (await sessionsOf(auth, identity, now)).find(({ here }) => here);
  if (!own) throw new NotFound('You are signed out. Sign in again.');
  return own;
};

/** Which of somebody's own sessions to end. */
export type Which = { readonly one: string } | 'others' | 'all';

/** Ends sessions of whoever asks, from their next request on; gives how many there were. */
export const endSessions = async (
  auth: Auth,
  { now, requestId }: Pick<Asked, 'now' | 'requestId'>,
  { account, session }: Identity,
  which: Which,
): Promise<number> => {
  outsideTransaction('Ending sessions');
  return inHouse(auth, now, async (tx) => {
    let query = tx.deleteFrom('session').where('account_id', '=', account);
    if (typeof which === 'object') query = query.where('id', '=', which.one);
    else if (which === 'others' && session !== null) query = query.where('id', '<>', session);
    const { numDeletedRows } = await query.executeTakeFirst();
    const detail = `${typeof which === 'object' ? 'one' : which} ended:${numDeletedRows}`;
    await note(tx, { event: 'account.sessionsEnded', at: now, account, requestId, detail });
    return Number(numDeletedRows);
  });
};
