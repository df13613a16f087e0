import { createHmac } from 'node:crypto';
import { type Databases, type Tx, transact } from '#db';
import type { Identify } from '#http';
import type { Instant } from '#kernel';
import { identifier } from './identify.ts';
import { type Library, openLibrary } from './library.ts';
import { type Partnership, partnershipsOf } from './posts.ts';
import { type Limits, sameEmail } from './rules.ts';
import './tables.ts';

export interface AuthOptions {
  readonly databases: Databases;
  readonly secret: string;
  /** The address that people use; with https the cookies are secure. */
  readonly baseUrl: string;
  readonly idleMinutes: number;
  readonly hours: number;
  /** Made-up people may be signed in as without a password. */
  readonly demonstration: boolean;
}

/** Sign-in, ready to be asked: made once at start. */
export interface Auth {
  readonly databases: Databases;
  readonly baseUrl: string;
  readonly limits: Limits;
  readonly demonstration: boolean;
  readonly library: Library;
  readonly identify: Identify;
  readonly partnerships: (now: Instant) => Promise<readonly Partnership[]>;
  /** A hash of an e-mail address that only this installation can make: what is kept of an address that may be nobody's. */
  readonly keyed: (email: string) => string;
}

/** Opens sign-in over the house's accounts. Every call of it runs outside a transaction. */
export const createAuth = (options: AuthOptions): Auth => {
  const { databases, secret, baseUrl, idleMinutes, hours, demonstration } = options;
  const limits = { idleMinutes, hours };
  const library = openLibrary(options);
  const partnerships = partnershipsOf(databases);
  return {
    databases,
    baseUrl,
    limits,
    demonstration,
    library,
    partnerships,
    identify: identifier({ databases, library, limits, partnerships }),
    keyed: (email) =>
      createHmac('sha256', secret)
        .update(`email\n${sameEmail(email)}`)
        .digest('base64url'),
  };
};

/** Runs in one transaction of the house, where accounts and their audit are kept. */
export const inHouse = <T>(
  { databases }: Pick<Auth, 'databases'>,
  now: Instant,
  run: (tx: Tx) => Promise<T>,
): Promise<T> => transact(databases.serving, { role: 'app', partnership: null, now }, run);
