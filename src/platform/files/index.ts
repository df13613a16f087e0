import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Instant } from '#kernel';
import { ping, type Scanned, scan } from './clamd.ts';
import { clearWaiting, type Incoming, type Received, receive } from './receive.ts';
import { folderStore } from './store/folder.ts';
import { type S3Settings, s3Store } from './store/s3.ts';
import { type FileStore, verified } from './store/store.ts';

export { contentDisposition } from './disposition.ts';
export { type Encoding, encodingOf } from './inspect/index.ts';
export type { Received } from './receive.ts';
export {
  type Cell,
  MOST_ROWS,
  readSheet,
  type Sheet,
  type SheetCell,
  type SheetFacts,
  type SheetRow,
  SheetUnreadable,
  TOO_MANY_ROWS,
  xlsxOf,
} from './sheet/index.ts';
export { folderStore } from './store/folder.ts';
export { ContentAltered, type FileStore } from './store/store.ts';

export interface FilesSettings {
  /** Where files wait until they are looked at, and where they are kept unless a bucket is named. */
  readonly folder: string;
  readonly s3: S3Settings | null;
  /** Where a clamd listens: tcp://localhost:3310 or unix:/run/clamav/clamd.ctl. */
  readonly clamd: string | undefined;
  /** The most bytes of one file. */
  readonly most: number;
}

/** The files that people send: taken in, kept by their content, and handed out again. */
export interface Files {
  readonly most: number;
  /** Whether something looks for viruses, and answers now. */
  readonly scans: () => Promise<boolean>;
  readonly receive: (incoming: Incoming) => Promise<Received>;
  /** The content, checked against its hash as it goes: throws `ContentAltered` before its end where it is not what was kept. */
  readonly read: (partnership: string, sha256: string) => Promise<AsyncGenerator<Uint8Array> | undefined>;
  readonly has: FileStore['has'];
  /** Looks at content that is kept for viruses, again or for the first time. */
  readonly scan: (partnership: string, sha256: string) => Promise<Scanned>;
  /** Runs with the content in a file of this machine, which is gone afterwards; undefined where there is no such content. */
  readonly withFile: <T>(
    partnership: string,
    sha256: string,
    use: (path: string) => Promise<T>,
  ) => Promise<T | undefined>;
  /** Keeps what the program made itself, whatever its size: nobody sent it, so nothing looks into it. */
  readonly keep: (partnership: string, content: Uint8Array) => Promise<string>;
  readonly list: FileStore['list'];
  readonly remove: FileStore['remove'];
  readonly clear: (now: Instant) => Promise<void>;
}

/** Where the files are kept on this machine, inside the folder of everything else that is. */
export const filesFolder = (dataDir: string): string => join(dataDir, 'files');

/** Opens the files that the settings name. Nothing is made until the first file comes. */
export const openFiles = ({ folder, s3, clamd, most }: FilesSettings): Files => {
  const store = s3 ? s3Store(s3) : folderStore(folder);
  const waiting = join(folder, '.waiting');
  const withFile: Files['withFile'] = async (partnership, sha256, use) => {
    const content = await store.read(partnership, sha256);
    if (!content) return undefined;
    await mkdir(waiting, { recursive: true, mode: 0o700 });
    const path = join(waiting, randomUUID());
    try {
      await pipeline(verified(content, sha256), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
      return await use(path);
    } finally {
      await rm(path, { force: true });
    }
  };
  return {
    most,
    scans: async () => clamd !== undefined && (await ping(clamd)),
    receive: (incoming) => receive({ store, waiting, most, clamd }, incoming),
    read: async (partnership, sha256) => {
      const content = await store.read(partnership, sha256);
      return content && verified(content, sha256);
    },
    has: store.has,
    scan: async (partnership, sha256) =>
      (clamd && (await withFile(partnership, sha256, (path) => scan(clamd, path)))) || { virus: 'unchecked' },
    withFile,
    keep: async (partnership, content) => {
      await mkdir(waiting, { recursive: true, mode: 0o700 });
      const path = join(waiting, randomUUID());
      const sha256 = createHash('sha256').update(content).digest('hex');
      try {
        await writeFile(path, content, { mode: 0o600, flag: 'wx' });
        await store.put(partnership, sha256, path);
      } finally {
        await rm(path, { force: true });
      }
      return sha256;
    },
    list: store.list,
    remove: store.remove,
    clear: (now) => clearWaiting(waiting, now),
  };
};
