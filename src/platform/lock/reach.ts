import { createHash } from 'node:crypto';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The shortest limit of any system we run on (macOS, 104 bytes with the closing NUL). */
const LONGEST = 103;

/** A way to name the sockets of a folder in few enough characters for the system. */
export interface Reach {
  path(name: string): string;
  close(): Promise<void>;
}

/**
 * The folder itself, or where its path is too long for a socket a short-lived link to it: the socket stands in the folder
 * either way, so two processes meet there even if they disagree about where temporary files go.
 */
export async function reachable(folder: string, name: string): Promise<Reach> {
  if (Buffer.byteLength(join(folder, name)) <= LONGEST) {
    return { path: (socket) => join(folder, socket), close: async () => {} };
  }
  const short = Buffer.byteLength(join(tmpdir(), 'arden-XXXXXX/d', name)) <= LONGEST ? tmpdir() : '/tmp';
  const between = await mkdtemp(join(short, 'arden-'));
  await symlink(folder, join(between, 'd'));
  return {
    path: (socket) => join(between, 'd', socket),
    close: () => rm(between, { recursive: true, force: true }),
  };
}

/** The pipe that stands for a folder on Windows. */
export function pipeOf(folder: string): string {
  return `\\\\.\\pipe\\arden-${createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 32)}`;
}
