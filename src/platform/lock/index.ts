import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rename, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { type Answer, ask, type State } from './ask.ts';
import { makeFolder, unfit } from './folder.ts';
import { pipeOf, type Reach, reachable } from './reach.ts';

export { DataDirUnfit } from './folder.ts';

/** Held while one process works on a folder. Closing it lets the next one in. */
export interface Lock {
  close(): Promise<void>;
}

/** Another process works on this folder. Two on one folder would lose what is written, in silence. */
export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse';
}

const MARK = /^arden-[0-9a-f]{12}\.lock$/;

/**
 * Takes the folder for this process, or throws `DataDirInUse` or `DataDirUnfit` with a sentence that says what to do.
 *
 * Each process listens on a socket of its own in the folder and only then looks for others. Of two that start at the same
 * instant the later one to listen must find the other, so both can never go on; the one whose name sorts first waits for
 * the other to step back. A socket gets its name only once it listens, so one
 * that nobody answers was left by a process that died; names are not used twice, so removing it harms no one.
 */
export async function takeLock(dataDir: string): Promise<Lock> {
  const folder = await makeFolder(dataDir);
  if (process.platform === 'win32') return takePipe(folder);

  const name = `arden-${randomBytes(6).toString('hex')}.lock`;
  const draft = name.replace('.lock', '.draft');
  const reach = await reachable(folder, draft);
  let state: State = 'starting';
  const server = answering(() => state);
  try {
    await listen(server, reach.path(draft), folder);
    await rename(join(folder, draft), join(folder, name));
    await outlast(folder, name, reach);
    state = 'running';
  } catch (problem) {
    await close(server, join(folder, name));
    throw problem;
  } finally {
    await reach.close();
  }
  return { close: () => close(server, join(folder, name)) };
}

/**
 * Waits until no other process is at this folder, or throws because another goes first. An unclear answer is asked for
 * again: were it taken for a refusal, two that step back at once could both do so because of the other.
 */
async function outlast(folder: string, own: string, reach: Reach): Promise<void> {
  const patience = performance.now() + 3_000;
  for (;;) {
    const others = await answers(folder, own, reach);
    if (others.length === 0) return;
    const first = others.find(
      ({ name, answer }) => answer.state === 'running' || (answer.state === 'starting' && name < own),
    );
    if (first || performance.now() > patience) throw inUse(folder, (first ?? others[0])?.answer);
    await after(20);
  }
}

async function answers(
  folder: string,
  own: string,
  reach: Reach,
): Promise<{ readonly name: string; readonly answer: Answer }[]> {
  const names = (await readdir(folder)).filter((name) => MARK.test(name) && name !== own);
  const found = await Promise.all(
    names.map(async (name) => {
      const answer = await ask(reach.path(name));
      if (answer === 'nobody') await rm(join(folder, name), { force: true });
      return answer === 'nobody' ? [] : [{ name, answer }];
    }),
  );
  return found.flat();
}

/** On Windows a pipe's name is taken by one process at a time and goes when that process does. */
async function takePipe(folder: string): Promise<Lock> {
  const server = answering(() => 'running');
  try {
    await listen(server, pipeOf(folder), folder);
  } catch (problem) {
    const taken = problem instanceof Error && 'code' in problem && problem.code === 'EADDRINUSE';
    if (!taken) throw problem;
    const answer = await ask(pipeOf(folder));
    throw inUse(folder, answer === 'nobody' ? undefined : answer);
  }
  return { close: () => close(server) };
}

/** A server that says who holds the folder. It keeps no process alive: a lock is held for work, and is not work. */
function answering(state: () => State): Server {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(`${JSON.stringify({ state: state(), process: process.pid })}\n`, () => socket.destroy());
  });
  return server.unref();
}

async function listen(server: Server, path: string, folder: string): Promise<void> {
  server.listen(path);
  try {
    await once(server, 'listening');
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'EADDRINUSE') throw problem;
    throw unfit(folder, problem);
  }
}

async function close(server: Server, path?: string): Promise<void> {
  if (path) await rm(path, { force: true });
  if (!server.listening) return;
  server.close();
  await once(server, 'close');
}

function inUse(folder: string, holder: Answer | undefined): DataDirInUse {
  const who = holder?.process ? ` (process ${holder.process})` : '';
  return new DataDirInUse(
    `Arden is already running on ${folder}${who}. Stop that one first, or give this one a folder of its own with DATA_DIR.`,
  );
}
