import type { ColumnType, Generated } from 'kysely';
import type { Instant } from '#kernel';

/** Somebody who may sign in. Accounts are the house's: one person works in several partnerships and signs in once. */
export interface AccountTable {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  /** Made up: in demonstration mode anybody may sign in as it, without a password. */
  demonstration: Generated<boolean>;
  created_at: Generated<Instant>;
  updated_at: Generated<Instant>;
}

/** A browser that is signed in, and the post that it uses. */
export interface SessionTable {
  id: string;
  account_id: string;
  token: string;
  expires_at: Instant;
  /** The moment of sign-in, from which the absolute limit runs. */
  created_at: Generated<Instant>;
  updated_at: Generated<Instant>;
  ip_address: string | null;
  user_agent: string | null;
  acting_partnership: string | null;
  acting_post: string | null;
  /** When it was last used, to the minute: from here the idle limit runs. */
  seen_at: Generated<Instant>;
  /** When the person last proved again who they are; null until then, because sign-in is the first proof. */
  proved_at: Generated<Instant | null>;
  /** It was begun with a second step, a passkey, or a directory's word. */
  second_step: Generated<boolean>;
  /** The directory whose word it was begun by, and the organisation whose posts alone it may use. */
  directory_partnership: string | null;
  directory_id: string | null;
  directory_organisation: string | null;
  /** The browser and the system, as families: nothing that tells one machine from another. */
  device: Generated<string>;
}

/** How an account proves who it is: for now a password, kept as better-auth's scrypt hash. */
export interface CredentialTable {
  id: string;
  provider_account_id: string;
  provider_id: string;
  account_id: string;
  password: string | null;
  created_at: Generated<Instant>;
  updated_at: Generated<Instant>;
}

export interface OneTimeLinkTable {
  /** SHA-256 of the token, which is written down nowhere. */
  hash: string;
  account_id: string;
  purpose: LinkPurpose;
  /** The account of whoever made it; null when the operator did, at the command line. */
  made_by: string | null;
  made_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
}
export type LinkPurpose = 'invitation' | 'reset';

export interface SignInAttemptTable {
  /** A keyed hash of the e-mail address as typed, so that the table tells nobody who has an account. */
  key: string;
  failures: number;
  last_at: Instant;
  locked_until: Instant | null;
}

/** The app that shows codes. */
export interface AuthenticatorTable {
  account_id: string;
  /** The shared secret, which the database alone cannot open. */
  sealed: string;
  made_at: Instant;
  /** Null until a first code has shown that the app has the secret. */
  confirmed_at: Instant | null;
  /** The 30 seconds whose code was taken last: no code is taken twice. */
  last_step: Generated<number>;
}
export interface RecoveryCodeTable {
  account_id: string;
  /** The first letters of the code, which say which one it is and are no secret. */
  slot: string;
  hash: string;
  used_at: Instant | null;
}
export interface PasskeyTable {
  /** The credential's id, as the browser gives it. */
  id: string;
  account_id: string;
  name: string;
  /** COSE, base64url. */
  public_key: string;
  counter: number;
  transports: Generated<string>;
  made_at: Instant;
  used_at: Instant | null;
}
export type StepKind = 'secondStep' | 'passkey' | 'newPasskey' | 'directory';
export interface SignInStepTable {
  /** SHA-256 of what the browser holds. */
  hash: string;
  kind: StepKind;
  account_id: string | null;
  held: ColumnType<Readonly<Record<string, unknown>>, string, string>;
  expires_at: Instant;
}

declare module '#db' {
  interface Database {
    account: AccountTable;
    session: SessionTable;
    credential: CredentialTable;
    one_time_link: OneTimeLinkTable;
    sign_in_attempt: SignInAttemptTable;
    authenticator: AuthenticatorTable;
    recovery_code: RecoveryCodeTable;
    passkey: PasskeyTable;
    sign_in_step: SignInStepTable;
  }
}
