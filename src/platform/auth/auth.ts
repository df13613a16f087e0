import { createHmac } from 'node:crypto';
import { type Databases, type Tx, transact } from '#db';
import { type Identify, type Seals, sealsOf } from '#http';
import type { Instant } from '#kernel';
import type { Trier } from './attempts.ts';
import { type BetterAuth, openBetterAuth } from './better-auth.ts';
import type { Passwords } from './hashing.ts';
import { identifier } from './identify.ts';
import { type Partnership, partnershipsOf } from './posts.ts';
import { type Limits, networkOf, sameEmail, stepKey } from './rules.ts';
import { systemIdentifier } from './systems.ts';
import type { TellsOfAccount } from './telling.ts';
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
  /** Slow to guess where nothing is given; tests that sign in hundreds of times give quick ones. */
  readonly passwords?: Passwords;
  /** Networks that are not public where an organisation's directory may stand all the same. */
  readonly directoryNetworks?: readonly string[];
  /** Tells a person what became of how they sign in; nobody is told where nothing is given. */
  readonly tells?: TellsOfAccount;
}

/** Sign-in, ready to be asked: made once at start. */
export interface Auth {
  readonly databases: Databases;
  readonly baseUrl: string;
  readonly limits: Limits;
  readonly demonstration: boolean;
  readonly better: BetterAuth;
  readonly identify: Identify;
  readonly partnerships: (now: Instant) => Promise<readonly Partnership[]>;
  /** A hash of an e-mail address that only this installation can make: what is kept of an address that may be nobody's. */
  readonly keyed: (email: string) => string;
  readonly seals: Seals;
  readonly directoryNetworks: readonly string[];
  readonly tells: TellsOfAccount | undefined;
  /** What tries at an e-mail address, from an address of the network, are counted under. */
  readonly trier: (email: string, ip: string) => Trier;
  /** What tries at the second step of an account are counted under. */
  readonly stepTrier: (account: string, ip: string) => Trier;
}

/** Opens sign-in over the house's accounts. Every call of it runs outside a transaction. */
export const createAuth = (options: AuthOptions): Auth => {
  const { databases, secret, baseUrl, idleMinutes, hours, demonstration } = options;
  const limits = { idleMinutes, hours };
  const better = openBetterAuth(options);
  const partnerships = partnershipsOf(databases);
  const hash = (what: string, ...parts: readonly string[]): string =>
    createHmac('sha256', secret)
      .update([what, ...parts].join('\n'))
      .digest('base64url');
  const keyed = (email: string): string => hash('email', sameEmail(email));
  /** A system is counted by where it is: its failures lock nobody else. */
  const machineAt = (ip: string): Trier => {
    const from = hash('credentials', networkOf(ip));
    return { email: `${from}.all`, from };
  };
  return {
    databases,
    baseUrl,
    limits,
    demonstration,
    better,
    partnerships,
    identify: identifier({
      databases,
      better,
      limits,
      partnerships,
      system: systemIdentifier({ databases, partnerships, trier: machineAt }),
    }),
    keyed,
    seals: sealsOf(secret),
    directoryNetworks: options.directoryNetworks ?? [],
    tells: options.tells,
    stepTrier: (account, ip) => ({
      email: stepKey(account),
      from: `${stepKey(account)}.${hash('network', account, networkOf(ip))}`,
    }),
    trier: (email, ip) => ({
      email: keyed(email),
      from: `${keyed(email)}.${hash('network', sameEmail(email), networkOf(ip))}`,
    }),
  };
};

/** Runs in one transaction of the house, where accounts and their audit are kept. */
export const inHouse = <T>(
  { databases }: Pick<Auth, 'databases'>,
  now: Instant,
  run: (tx: Tx) => Promise<T>,
): Promise<T> => transact(databases.serving, { role: 'app', partnership: null, now }, run);
