import { createHash } from 'node:crypto';
import type { Instant } from '#kernel';

/** Content by its SHA-256, a partnership apart from another: the same content twice is kept once. */
export interface FileStore {
  /** Takes over a file of this machine: once it resolves the content is kept, and the file is gone or may be deleted. */
  readonly put: (partnership: string, sha256: string, path: string) => Promise<void>;
  /** The content from its beginning, as it is kept; undefined where there is none. */
  readonly read: (partnership: string, sha256: string) => Promise<AsyncIterable<Uint8Array> | undefined>;
  readonly has: (partnership: string, sha256: string) => Promise<boolean>;
  readonly remove: (partnership: string, sha256: string) => Promise<void>;
  /** All that is kept, each with when it was last put. */
  readonly list: (partnership: string) => AsyncIterable<{ readonly sha256: string; readonly at: Instant }>;
}

/** The content that is kept is not what its hash says: a disk or a person changed it. */
export class ContentAltered extends Error {
  override readonly name = 'ContentAltered';
}

/**
 * Hands the content on and checks it as it goes: the last part is held back until the whole was seen to be what its hash says, so
 * that nobody receives altered content as if it were whole.
 */
export const verified = async function* (
  content: AsyncIterable<Uint8Array>,
  sha256: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let last: Uint8Array | undefined;
  for await (const part of content) {
    hash.update(part);
    if (last) yield last;
    last = part;
  }
  if (hash.digest('hex') !== sha256) throw new ContentAltered(`The content of ${sha256} was altered.`);
  if (last) yield last;
};

export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
