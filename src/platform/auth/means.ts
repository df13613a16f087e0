import { sql } from 'kysely';
import { schemaOf, type Tx } from '#db';
import type { Instant } from '#kernel';
import { forgiveTries } from './attempts.ts';
import type { AccountEvent } from './journal.ts';
import { type Maker, mayMake } from './links.ts';
import { stepKey } from './rules.ts';

interface AboutAccount {
  readonly account: string;
  readonly maker: Maker;
  readonly now: Instant;
}

/** Tells the house's audit too, where the account is: the act's own audit stands in the partnership. */
const tellHouse = async (
  tx: Tx,
  event: AccountEvent,
  { account, maker, now }: AboutAccount,
  detail = '',
): Promise<void> => {
  await sql`select ${sql.id(schemaOf(null), 'note_account')}(${event}, ${now}::timestamptz, ${maker?.account ?? null},
    ${`account:${account}`}, ${detail})`.execute(tx);
};

const endSessionsOf = async (tx: Tx, account: string): Promise<void> => {
  await tx.deleteFrom('sign_in_step').where('account_id', '=', account).execute();
  await tx.deleteFrom('session').where('account_id', '=', account).execute();
};

/**
 * Takes away a person's app, its recovery codes and their passkeys, and signs them out, inside an open transaction whose act writes the
 * audit. Refused where the person works in another partnership too, as for links.
 */
export const resetSecondStepIn = async (tx: Tx, about: AboutAccount): Promise<void> => {
  const { account, maker, now } = about;
  await mayMake(tx, account, maker, now);
  await tx.deleteFrom('authenticator').where('account_id', '=', account).execute();
  await tx.deleteFrom('passkey').where('account_id', '=', account).execute();
  await forgiveTries(tx, stepKey(account));
  await endSessionsOf(tx, account);
  await tellHouse(tx, 'account.secondStepReset', about);
};

/** Ends every session of an account, inside an open transaction whose act writes the audit. */
export const signOutIn = async (tx: Tx, about: AboutAccount): Promise<void> => {
  await endSessionsOf(tx, about.account);
  await tellHouse(tx, 'account.sessionsEnded', about, 'all');
};

/** Ends every session that was begun by the word of a directory, inside an open transaction whose act writes the audit. */
export const endDirectoryIn = async (tx: Tx, directory: string): Promise<void> => {
  await tx.deleteFrom('session').where('directory_id', '=', directory).execute();
  await tx
    .deleteFrom('sign_in_step')
    .where(sql<boolean>`held -> 'directory' ->> 'id' = ${directory}`)
    .execute();
};
