import { sql } from 'kysely';
import { schemaOf, type Tx } from '#db';
import type { Instant } from '#kernel';
import type { LinkPurpose } from './tables.ts';

/** How an account stands: with or without a password, and with a link that works or without. */
export interface AccountStanding {
  readonly hasPassword: boolean;
  /** One of the demonstration, signed in as without a password. */
  readonly madeUp: boolean;
  /** An organisation's directory has said who it is. */
  readonly byDirectory: boolean;
  /** A code from an app is asked for. */
  readonly hasAuthenticator: boolean;
  readonly passkeys: number;
  readonly sessions: number;
  /** The link that works now. */
  readonly link: { readonly purpose: LinkPurpose; readonly madeAt: Instant; readonly until: Instant } | null;
}

/** How an account stands at a moment, in any transaction; undefined where there is no such account. */
export const accountStanding = async (
  tx: Tx,
  account: string,
  now: Instant,
): Promise<AccountStanding | undefined> => {
  const { rows } = await sql<{
    has_password: boolean;
    made_up: boolean;
    link_purpose: LinkPurpose | null;
    link_made_at: Instant | null;
    link_expires_at: Instant | null;
    has_directory: boolean;
    has_authenticator: boolean;
    passkeys: number;
    sessions: number;
  }>`select * from ${sql.id(schemaOf(null), 'account_standing')}(${account})`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const { link_purpose: purpose, link_made_at: madeAt, link_expires_at: until } = row;
  return {
    hasPassword: row.has_password,
    madeUp: row.made_up,
    byDirectory: row.has_directory,
    hasAuthenticator: row.has_authenticator,
    passkeys: row.passkeys,
    sessions: row.sessions,
    link: purpose && madeAt && until && until > now ? { purpose, madeAt, until } : null,
  };
};
