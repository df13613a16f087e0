import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** What an agency's system sends with each request: `arden_<id>_<secret>`. Only a hash of the secret is kept. */
const CREDENTIAL = /^arden_([0-9a-z]{12})_([\w-]{43})$/;

/** Without i, l, o and u: nothing that a person copies is read as something else. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Letters and numbers at random, five bits each. */
export const randomLetters = (many: number): string =>
  [...randomBytes(many)].map((byte) => LETTERS[byte & 31]).join('');

export interface MadeCredential {
  readonly id: string;
  /** Shown once. */
  readonly whole: string;
  readonly hash: string;
}

/** Makes a credential: 256 bits that nobody guesses, so that a plain hash of it tells nothing. */
export const makeCredential = (): MadeCredential => {
  const id = randomLetters(12);
  const secret = randomBytes(32).toString('base64url');
  return { id, whole: `arden_${id}_${secret}`, hash: hashOf(secret) };
};

/** The id and the secret of what was sent; null where it has not even the form of a credential. */
export const readCredential = (sent: string): { readonly id: string; readonly secret: string } | null => {
  const [, id, secret] = CREDENTIAL.exec(sent) ?? [];
  return id !== undefined && secret !== undefined ? { id, secret } : null;
};

/** Whether a secret is the one whose hash is kept, in a time that does not tell how close it came. */
export const isSecret = (secret: string, kept: string): boolean => {
  const given = Buffer.from(hashOf(secret));
  const right = Buffer.from(kept);
  return given.length === right.length && timingSafeEqual(given, right);
};

/** What a browser holds while a sign-in is under way, and the hash that is kept of it. */
export const makeTicket = (): { readonly ticket: string; readonly hash: string } => {
  const ticket = randomBytes(32).toString('base64url');
  return { ticket, hash: hashOf(ticket) };
};
export const hashOfTicket = (ticket: string): string => hashOf(ticket);
