import { accessSync, constants, lstatSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const manifestName = 'unpacked.json';

/** Whether this process is root (never on Windows, which has no user ids). */
export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * A temporary folder that a program can be run from. For root it must also be one that other users may enter, because
 * PostgreSQL refuses to run as root, and `TMPDIR` may point into root's own home.
 */
export function programFolder(): string {
  if (!isRoot()) return tmpdir();
  const open = [tmpdir(), '/tmp', '/var/tmp'].find(everyoneMayEnter);
  if (!open) throw new Error('No temporary folder is open to other users: tried TMPDIR, /tmp and /var/tmp.');
  return open;
}

/**
 * A folder holding a program unpacked by `fill`, made once and kept in the temporary folder for later runs.
 *
 * It appears whole or not at all (filled aside, then renamed), so two runs may start together. It is used again only if
 * it belongs to this user, nobody else may write to it and every file is still there: another user of the machine can
 * not plant a program in it, and cleaners of temporary folders take old files one by one.
 */
export async function unpackOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const ready = join(programFolder(), `arden-${name}-${process.getuid?.() ?? 'user'}`);
  if (isOurs(ready) && isWhole(ready)) return ready;

  const aside = await mkdtemp(`${ready}-`);
  try {
    await chmod(aside, 0o755);
    await fill(aside);
    await writeFile(join(aside, manifestName), JSON.stringify(await filesUnder(aside)));
    // A folder in the way is either another run's, finished a moment ago, or ours with files missing.
    if (isOurs(ready) && !isWhole(ready)) await rm(ready, { recursive: true, force: true });
    await rename(aside, ready).catch((error: unknown) => {
      if (!(isOurs(ready) && isWhole(ready))) {
        throw new Error(`${ready} is in the way and belongs to somebody else: remove it.`, { cause: error });
      }
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  return ready;
}

function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return false;
  const user = process.getuid?.();
  return user === undefined || (found.uid === user && (found.mode & 0o022) === 0);
}

function isWhole(folder: string): boolean {
  try {
    const files: unknown = JSON.parse(readFileSync(join(folder, manifestName), 'utf8'));
    if (!Array.isArray(files)) return false;
    for (const file of files) accessSync(join(folder, String(file)), constants.F_OK);
    return true;
  } catch {
    return false;
  }
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function everyoneMayEnter(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory() || (found.mode & 0o001) === 0) return false;
  const above = dirname(folder);
  return above === folder || everyoneMayEnter(above);
}
