import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { Frame } from '#ui';
import type { Fields } from './form.ts';

const Opened = z.object({
  account: z.string(),
  staff: z.string(),
  post: z.string(),
  partnership: z.string(),
  /** The address of the page, with what stands after its question mark. */
  page: z.string(),
  at: z.string(),
  /** What the form began with; null where nobody knows any more. */
  was: z.record(z.string(), z.unknown()).nullable(),
  /** The draft that it went on with, as it stood then. */
  draft: z.object({ id: z.string(), version: z.number() }).nullable(),
  /** After a lost race: what the other one saved and when, the questions that wait for a choice, and those that only the other changed. */
  choice: z
    .object({
      theirs: z.record(z.string(), z.unknown()),
      first: z.object({ by: z.string(), at: z.string() }).nullable(),
      asked: z.array(z.string()),
      taken: z.array(z.string()),
    })
    .nullable(),
});
/** What a form was opened on, and by whom: it comes back with what was typed, so that a form can be kept and compared without asking again. */
export type Opened = z.infer<typeof Opened>;

const CIPHER = 'aes-256-gcm';
const keyOf = (secret: string): Buffer => createHash('sha256').update(`opened\n${secret}`).digest();
/** Far more than a page that was sent; what unpacks to more is no seal of ours. */
const LARGEST = 8_000_000;

/**
 * Seals it for the browser that the form is opened in, known by its token. It holds what the page showed; sealed, it can neither be read
 * off a copied page later nor made up.
 */
export const sealOpened = (secret: string, csrf: string, opened: Opened): string => {
  const start = randomBytes(12);
  const cipher = createCipheriv(CIPHER, keyOf(secret), start).setAAD(Buffer.from(csrf));
  const body = Buffer.concat([cipher.update(deflateRawSync(JSON.stringify(opened))), cipher.final()]);
  return Buffer.concat([start, cipher.getAuthTag(), body]).toString('base64url');
};

/** What a form says that it was opened on; null when it says nothing, or what this browser was never told. */
export const openedIn = (secret: string, fields: Fields): Opened | null => {
  const { _opened: sealed, _csrf: csrf } = fields;
  if (typeof sealed !== 'string' || typeof csrf !== 'string' || sealed === '') return null;
  try {
    const bytes = Buffer.from(sealed, 'base64url');
    const open = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, 12), { authTagLength: 16 })
      .setAAD(Buffer.from(csrf))
      .setAuthTag(bytes.subarray(12, 28));
    const packed = Buffer.concat([open.update(bytes.subarray(28)), open.final()]);
    return Opened.parse(JSON.parse(inflateRawSync(packed, { maxOutputLength: LARGEST }).toString()));
  } catch {
    return null;
  }
};

/** The same opening with something else known of it. */
export const resealed = (
  secret: string,
  frame: Pick<Frame, 'csrf'>,
  opened: Opened | null,
): string | undefined => (opened === null ? undefined : sealOpened(secret, frame.csrf, opened));
