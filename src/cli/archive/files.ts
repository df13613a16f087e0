import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { folderStore } from '#files';
import type { Entry } from './tar.ts';

/** One file that people sent, as a backup holds it: under its partnership and its hash. */
export interface KeptFile {
  readonly partnership: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly path: string;
}

const FOLDER = 'files';
/** Where a file stands in a backup. */
export const folderOf = ({ partnership }: Pick<KeptFile, 'partnership'>): string =>
  `${FOLDER}/${partnership}`;

/** The files that are kept in a folder of this machine, of every partnership, as they stand now. */
export const filesIn = async (folder: string): Promise<KeptFile[]> => {
  const store = folderStore(folder);
  const partnerships = (await readdir(folder).catch(() => [])).filter((name) =>
    /^[a-z][a-z0-9_]{1,40}$/.test(name),
  );
  const kept: KeptFile[] = [];
  for (const partnership of partnerships)
    for await (const { sha256 } of store.list(partnership)) {
      const path = join(folder, partnership, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
      // Cleared away meanwhile: no record of the database that was dumped before names it.
      const found = await stat(path).catch(() => undefined);
      if (found) kept.push({ partnership, sha256, bytes: found.size, path });
    }
  return kept;
};

/** The content of one that is backed up. */
export const contentOf = ({ path }: KeptFile): AsyncIterable<Uint8Array> => createReadStream(path);

/** Puts one file of a backup into a folder, by its hash; false where it is none, or is not what its name says. */
export const takeFile = async ({ name, content }: Entry, into: string): Promise<KeptFile | null> => {
  const [folder, partnership = '', sha256 = '', ...more] = name.split('/');
  if (folder !== FOLDER || more.length > 0 || !/^[a-z][a-z0-9_]{1,40}$/.test(partnership)) return null;
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  const path = join(into, `${partnership}-${sha256}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const hashed = async function* () {
    for await (const part of content) {
      hash.update(part);
      bytes += part.length;
      yield part;
    }
  };
  await pipeline(hashed, createWriteStream(path, { mode: 0o600 }));
  return hash.digest('hex') === sha256 ? { partnership, sha256, bytes, path } : null;
};

/** Makes files that were taken out of a backup the files of this machine. What is kept already stays. */
export const keepFiles = async (taken: readonly KeptFile[], folder: string): Promise<void> => {
  const store = folderStore(folder);
  for (const { partnership, sha256, path } of taken) await store.put(partnership, sha256, path);
};
