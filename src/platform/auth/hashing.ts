import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { verifyPassword } from 'better-auth/crypto';

/** What one hash costs: 32 MB and about a quarter of a second, as OWASP's advice on storing passwords asks of scrypt. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 } as const;
const LENGTH = 64;
const MARK = 'scrypt-15-8-3';

const derived = (password: string, salt: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same letters, however they were composed.
    scrypt(password.normalize('NFKC'), salt, LENGTH, COST, (problem, key) =>
      problem ? reject(problem) : resolve(key),
    );
  });

/** How passwords are kept and known again. */
export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (kept: { hash: string; password: string }) => Promise<boolean>;
}

/** A slow hash with its salt and what it cost: 'scrypt-15-8-3:salt:key'. */
export const hashSlowly = async (password: string): Promise<string> => {
  const salt = randomBytes(16).toString('hex');
  return `${MARK}:${salt}:${(await derived(password, salt)).toString('hex')}`;
};

/** Whether a password is the one that was hashed: by us, or before by the library with less. */
export const isHashOf = async ({ hash, password }: { hash: string; password: string }): Promise<boolean> => {
  const [mark, salt, key] = hash.split(':');
  if (mark !== MARK || salt === undefined || key === undefined) return verifyPassword({ hash, password });
  const kept = Buffer.from(key, 'hex');
  const given = await derived(password, salt);
  return kept.length === given.length && timingSafeEqual(kept, given);
};

/** As every installation keeps them: slowly. */
export const slowPasswords: Passwords = { hash: hashSlowly, verify: isHashOf };
