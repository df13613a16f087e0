import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { outsideTransaction, schemaOf, type Tx } from '#db';
import { dayOf, type Instant, NotAllowed } from '#kernel';
import { type Account, addAccount, hashOf, keepPassword } from './accounts.ts';
import { forgiveTries } from './attempts.ts';
import { type Auth, inHouse } from './auth.ts';
import { note } from './journal.ts';
import { paths } from './paths.ts';
import { heldPosts, postsFrom } from './posts.ts';
import { linkExpires } from './rules.ts';
import type { LinkPurpose } from './tables.ts';
import { tellAccount } from './telling.ts';

/** Whoever makes a link: an administrator of a partnership, or the operator at the command line (null). */
export type Maker = { readonly account: string; readonly partnership: string } | null;

const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Whoever holds a link becomes that account. Accounts are shared by partnerships, so an administrator makes one only for an
 * account that has no post in another: else one partnership could walk into the next.
 */
export const mayMake = async (tx: Tx, account: string, maker: Maker, now: Instant): Promise<void> => {
  if (maker === null) return;
  const { rows } = await sql<{
    slug: string;
  }>`select slug from ${sql.id(schemaOf(null), 'partnership')}`.execute(tx);
  const others = rows.filter(({ slug }) => slug !== maker.partnership);
  const held = postsFrom((await heldPosts(others, sql`${account}::text`, dayOf(now)).execute(tx)).rows);
  if (held.length > 0)
    throw new NotAllowed(
      'This person works in another partnership too. Ask the people who run Arden to do it.',
    );
};

/** Ends the links of an account that still work. False where there was none. */
const endLinks = async (tx: Tx, account: string, now: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('one_time_link')
    .set({ expires_at: now })
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

const makeLink = async (
  tx: Tx,
  account: string,
  purpose: LinkPurpose,
  maker: Maker,
  now: Instant,
): Promise<string> => {
  await mayMake(tx, account, maker, now);
  const token = randomBytes(32).toString('base64url');
  // A newer link takes the place of those before it.
  await endLinks(tx, account, now);
  await tx
    .insertInto('one_time_link')
    .values({
      hash: hashOfToken(token),
      account_id: account,
      purpose,
      made_by: maker?.account ?? null,
      made_at: now,
      expires_at: linkExpires(purpose, now),
    })
    .execute();
  return paths.welcome(token);
};

const hasPassword = async (tx: Tx, account: string): Promise<boolean> =>
  (await tx
    .selectFrom('credential')
    .select('id')
    .where('account_id', '=', account)
    .where('password', 'is not', null)
    .executeTakeFirst()) !== undefined;

export interface Invited {
  readonly account: string;
  /** The path to hand over; null where the account has a password already: that person signs in with it. */
  readonly link: string | null;
}

/** Invites inside an open transaction, whose act writes the audit: for the pages of administrators. The link is a path. */
export const inviteIn = async (
  tx: Tx,
  {
    name,
    email,
    maker,
    now,
  }: Pick<Account, 'name' | 'email'> & { readonly maker: Maker; readonly now: Instant },
): Promise<Invited> => {
  const account = await addAccount(tx, { name, email });
  if (await hasPassword(tx, account)) return { account, link: null };
  return { account, link: await makeLink(tx, account, 'invitation', maker, now) };
};

/** Makes a reset inside an open transaction, whose act writes the audit. The link is a path. */
export const resetIn = (
  tx: Tx,
  { account, maker, now }: { readonly account: string; readonly maker: Maker; readonly now: Instant },
): Promise<string> => makeLink(tx, account, 'reset', maker, now);

/** Withdraws the link that still works, inside an open transaction, whose act writes the audit. False where there was none. */
export const withdrawIn = async (
  tx: Tx,
  { account, maker, now }: { readonly account: string; readonly maker: Maker; readonly now: Instant },
): Promise<boolean> => {
  await mayMake(tx, account, maker, now);
  return endLinks(tx, account, now);
};

/** Invites somebody: an account, and a whole link that works once, for 72 hours, to be handed over by the one who made it. */
export const inviteAccount = (
  auth: Auth,
  asked: Pick<Account, 'name' | 'email'> & { readonly madeBy: Maker; readonly now: Instant },
): Promise<Invited> => {
  outsideTransaction('Inviting somebody');
  const { name, email, madeBy: maker, now } = asked;
  return inHouse(auth, now, async (tx) => {
    const { account, link } = await inviteIn(tx, { name, email, maker, now });
    await note(tx, {
      event: 'account.invited',
      at: now,
      account: maker?.account ?? null,
      target: `account:${account}`,
    });
    return { account, link: link === null ? null : `${auth.baseUrl}${link}` };
  });
};

/** Makes a whole link by which somebody sets a new password: once, within 24 hours. */
export const makeResetLink = (
  auth: Auth,
  {
    account,
    madeBy: maker,
    now,
  }: { readonly account: string; readonly madeBy: Maker; readonly now: Instant },
): Promise<string> => {
  outsideTransaction('Making a link');
  return inHouse(auth, now, async (tx) => {
    const link = await resetIn(tx, { account, maker, now });
    await note(tx, {
      event: 'account.linkMade',
      at: now,
      account: maker?.account ?? null,
      target: `account:${account}`,
    });
    return `${auth.baseUrl}${link}`;
  });
};

export interface Holder extends Account {
  readonly purpose: LinkPurpose;
}

/** Whose link this is while it works; null for one that is used, too old or made up, which are never told apart. */
export const holderOf = async (auth: Auth, token: string, now: Instant): Promise<Holder | null> => {
  outsideTransaction('Looking up a link');
  const found = await auth.databases.serving
    .withSchema(schemaOf(null))
    .selectFrom('one_time_link')
    .innerJoin('account', 'account.id', 'one_time_link.account_id')
    .select(['account.id', 'account.name', 'account.email', 'one_time_link.purpose'])
    .where('one_time_link.hash', '=', hashOfToken(token))
    .where('one_time_link.used_at', 'is', null)
    .where('one_time_link.expires_at', '>', now)
    .executeTakeFirst();
  return found ?? null;
};

/** Uses a link up: sets the password and ends every session of the account. False where the link no longer works. */
export const spendLink = async (
  auth: Auth,
  { token, password, now, requestId }: { token: string; password: string; now: Instant; requestId: string },
): Promise<boolean> => {
  outsideTransaction('Using a link');
  const holder = await holderOf(auth, token, now);
  if (!holder) return false;
  const hash = await hashOf(auth, password, holder, 'password');
  return inHouse(auth, now, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('one_time_link')
      .set({ used_at: now })
      .where('hash', '=', hashOfToken(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    // Two who press at once: one was first.
    if (numUpdatedRows !== 1n) return false;
    await keepPassword(tx, holder.id, hash, now);
    await forgiveTries(tx, auth.keyed(holder.email));
    await note(tx, {
      event: 'account.linkUsed',
      at: now,
      account: holder.id,
      requestId,
      detail: holder.purpose,
    });
    await tellAccount(tx, auth.tells, holder.id, 'account.passwordChanged', now);
    return true;
  });
};
