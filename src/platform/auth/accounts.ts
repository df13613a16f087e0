import { sql } from 'kysely';
import { newId, outsideTransaction, schemaOf, type Tx } from '#db';
import { type Day, type Instant, Invalid, NotFound } from '#kernel';
import { forgiveTries } from './attempts.ts';
import { type Auth, inHouse } from './auth.ts';
import { note } from './journal.ts';
import { passwordFault } from './password.ts';
import { type HeldPost, heldPosts, type PostRow, postsFrom } from './posts.ts';
import { sameEmail } from './rules.ts';
import { tellAccount } from './telling.ts';

/** Adds an account that nobody can sign in to yet, or finds the one that this address has. In any transaction of `app` or owner. */
export const addAccount = async (
  tx: Tx,
  {
    name,
    email,
    demonstration = false,
  }: { readonly name: string; readonly email: string; readonly demonstration?: boolean },
): Promise<string> => {
  const { id } = await tx
    .insertInto('account')
    .values({ id: newId(), name: name.trim(), email: sameEmail(email), demonstration })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ email: sameEmail(email) }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** Keeps a password's hash for an account and ends its sessions, but for the one that asks. */
export const keepPassword = async (
  tx: Tx,
  account: string,
  hash: string,
  now: Instant,
  but: string | null = null,
): Promise<void> => {
  await tx
    .insertInto('credential')
    .values({
      id: newId(),
      account_id: account,
      provider_account_id: account,
      provider_id: 'credential',
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['provider_id', 'provider_account_id'])
        .doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute();
  // A sign-in that is under way was begun with the password before.
  await tx.deleteFrom('sign_in_step').where('account_id', '=', account).execute();
  await tx
    .deleteFrom('session')
    .where('account_id', '=', account)
    .$if(but !== null, (query) => query.where('id', '<>', but ?? ''))
    .execute();
};

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** An account, by its id or its e-mail address. */
export const findAccount = async (auth: Auth, by: { id: string } | { email: string }): Promise<Account> => {
  outsideTransaction('Looking up an account');
  const found = await auth.databases.serving
    .withSchema(schemaOf(null))
    .selectFrom('account')
    .select(['id', 'name', 'email'])
    .where('id' in by ? 'id' : 'email', '=', 'id' in by ? by.id : sameEmail(by.email))
    .executeTakeFirst();
  if (!found) throw new NotFound('There is no such account.');
  return found;
};

/** Hashes a password that may be used, or throws with the sentence that says why not, about the field that asked for it. */
export const hashOf = async (
  auth: Auth,
  password: string,
  whose: Pick<Account, 'name' | 'email'>,
  field: string,
): Promise<string> => {
  const fault = await passwordFault(password, whose);
  if (fault !== null) throw new Invalid([{ field, message: fault }]);
  return (await auth.better.$context).password.hash(password);
};

/** Sets a password, as the operator at the command line. Ends the account's sessions. */
export const setPassword = async (
  auth: Auth,
  { account, password, now }: { readonly account: string; readonly password: string; readonly now: Instant },
): Promise<void> => {
  outsideTransaction('Setting a password');
  const whose = await findAccount(auth, { id: account });
  const hash = await hashOf(auth, password, whose, 'password');
  await inHouse(auth, now, async (tx) => {
    await keepPassword(tx, account, hash, now);
    await forgiveTries(tx, auth.keyed(whose.email));
    await note(tx, { event: 'account.passwordSet', at: now, account: null, target: `account:${account}` });
    await tellAccount(tx, auth.tells, account, 'account.passwordChanged', now);
  });
};

/** Somebody made up whom anybody may sign in as, in demonstration mode. */
export interface DemoAccount extends Account {
  readonly posts: readonly HeldPost[];
}

/** The made-up people who hold a post today; none outside demonstration mode, and nobody with a post in a real partnership. */
export const demoAccounts = async (
  auth: Auth,
  { now, today }: { readonly now: Instant; readonly today: Day },
): Promise<readonly DemoAccount[]> => {
  outsideTransaction('Looking up the people of the demonstration');
  if (!auth.demonstration) return [];
  const partnerships = await auth.partnerships(now);
  const real = new Set(partnerships.filter(({ synthetic }) => !synthetic).map(({ slug }) => slug));
  const { rows } = await sql<Account & PostRow>`
    select account.id, account.name, account.email, held.* from ${sql.id(schemaOf(null), 'account')} as account
    join lateral (${heldPosts(partnerships, sql`account.id`, today)}) as held on true
    where account.demonstration order by account.name, account.id`.execute(auth.databases.serving);
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((own): DemoAccount[] => {
    const [first] = own;
    const posts = postsFrom(own);
    if (!first || posts.length === 0 || posts.some(({ partnership }) => real.has(partnership))) return [];
    return [{ id: first.id, name: first.name, email: first.email, posts }];
  });
};
