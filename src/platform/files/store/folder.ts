import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FileStore, isHash } from './store.ts';

const isMissing = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';

/** What is written survives the machine: the content first, then the name that leads to it. */
const settle = async (path: string, mode: 'r' | 'r+'): Promise<void> => {
  const file = await open(path, mode);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

const foldersIn = async (folder: string): Promise<string[]> => {
  try {
    return (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
  } catch (problem) {
    if (isMissing(problem)) return [];
    throw problem;
  }
};

/** Content in a folder of this machine, as ab/cd/<sha256>: a name that somebody gave to a file is never part of a path. */
export const folderStore = (folder: string): FileStore => {
  const rootOf = (partnership: string): string => {
    if (!/^[a-z][a-z0-9_]{1,40}$/.test(partnership)) throw new Error('Not the name of a partnership.');
    return join(folder, partnership);
  };
  const placeOf = (partnership: string, sha256: string): string => {
    if (!isHash(sha256)) throw new Error('Not a SHA-256.');
    return join(rootOf(partnership), sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    put: async (partnership, sha256, path) => {
      const place = placeOf(partnership, sha256);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await settle(path, 'r+');
      // Over the same content, where it is kept already: it counts as put now, and what was damaged is mended.
      await rename(path, place);
      const now = new Date();
      await utimes(place, now, now);
      if (process.platform !== 'win32') await settle(dirname(place), 'r');
    },
    read: async (partnership, sha256) => {
      const place = placeOf(partnership, sha256);
      try {
        const file = await open(place);
        return createReadStream(place, { fd: file });
      } catch (problem) {
        if (isMissing(problem)) return undefined;
        throw problem;
      }
    },
    has: async (partnership, sha256) =>
      access(placeOf(partnership, sha256)).then(
        () => true,
        () => false,
      ),
    remove: async (partnership, sha256) => rm(placeOf(partnership, sha256), { force: true }),
    list: async function* (partnership) {
      const root = rootOf(partnership);
      for (const first of await foldersIn(root))
        for (const second of await foldersIn(join(root, first)))
          for (const sha256 of (await readdir(join(root, first, second))).sort()) {
            if (!isHash(sha256)) continue;
            // Removed by another process between the two looks.
            const found = await stat(join(root, first, second, sha256)).catch(() => undefined);
            if (found) yield { sha256, at: found.mtime.toISOString() };
          }
    },
  };
};
