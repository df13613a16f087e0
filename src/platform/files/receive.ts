import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type FileArrived, type FileType, type Instant, sayBytes } from '#kernel';
import { type Scanned, scan } from './clamd.ts';
import { inspect } from './inspect/index.ts';
import type { FileStore } from './store/store.ts';

/** A file as it comes in. */
export interface Incoming {
  readonly partnership: string;
  /** As it was given. */
  readonly name: string;
  /** What the sender says that it is. */
  readonly declared: string;
  readonly types: readonly FileType[];
  readonly now: Instant;
  readonly content: AsyncIterable<Uint8Array>;
}

/** What came of it: kept, or not taken for a reason that a person can act on, and for which virus where it was for one. */
export type Received =
  | { readonly ok: true; readonly arrived: FileArrived }
  | { readonly ok: false; readonly reason: string; readonly signature?: string };

export interface Reception {
  readonly store: FileStore;
  /** Where a file stands until it is looked at: on the same disk as a store that is a folder. */
  readonly waiting: string;
  readonly most: number;
  readonly clamd: string | undefined;
}

const INFECTED = 'It holds a virus, and was not kept. Tell whoever looks after your computer';

/** A name that a database can keep: nothing else of it is changed. */
const keptName = (name: string): string =>
  name.toWellFormed().replaceAll('\0', '\ufffd').slice(0, 500).toWellFormed() || 'file';

/** Takes a file in: measured and hashed on the way to disk, looked into, asked about, and only then kept. */
export const receive = async (
  { store, waiting, most, clamd }: Reception,
  { partnership, name, declared, types, now, content }: Incoming,
): Promise<Received> => {
  await mkdir(waiting, { recursive: true, mode: 0o700 });
  const path = join(waiting, randomUUID());
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = async function* () {
    for await (const part of content) {
      bytes += part.length;
      // Read to its end all the same, so that the rest of the form is heard; nothing more of it is kept.
      if (bytes > most) continue;
      hash.update(part);
      yield part;
    }
  };
  try {
    await pipeline(measured, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    if (bytes > most)
      return { ok: false, reason: `It is larger than ${sayBytes(most)}. Choose a smaller file` };
    const inspected = await inspect(path, { name, declared, types });
    if (!inspected.ok) return inspected;
    const scanned: Scanned = clamd ? await scan(clamd, path) : { virus: 'unchecked' };
    if (scanned.virus === 'infected') return { ok: false, reason: INFECTED, signature: scanned.signature };
    const sha256 = hash.digest('hex');
    await store.put(partnership, sha256, path);
    const { type } = inspected;
    return {
      ok: true,
      arrived: { name: keptName(name), type, bytes, sha256, virus: scanned.virus, at: now },
    };
  } finally {
    await rm(path, { force: true });
  }
};

const A_DAY = 24 * 60 * 60 * 1000;

/** Clears away what a process that was killed left waiting. */
export const clearWaiting = async (waiting: string, now: Instant): Promise<void> => {
  for (const name of await readdir(waiting).catch(() => [])) {
    const path = join(waiting, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.parse(now) - found.mtimeMs > A_DAY) await rm(path, { force: true });
  }
};
