/**
 * Ends a test server and removes its folder when the tests' process is gone, however it went: `kill -9` leaves no time
 * to tidy up, but it closes the pipe that this program reads.
 *
 * Run as `node postgres-watch.ts FOLDER`. Each line on stdin is the process id of the server as of now, 0 for none.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder to remove.');
const lock = join(folder, 'data', 'postmaster.pid');

// Ctrl-C reaches the whole terminal; the end of the pipe says when to act.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

let server = 0;
for await (const line of createInterface({ input: process.stdin })) server = Number(line);

if (server > 0) {
  send('SIGQUIT');
  for (let waited = 0; isRunning() && waited < 5_000; waited += 50) await pause(50);
  if (isRunning()) send('SIGKILL');
}
rmSync(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });

function send(signal: NodeJS.Signals): void {
  try {
    process.kill(server, signal);
  } catch {
    // Already gone.
  }
}

/** A dead server may keep its process id for a while; its lock file it removes itself. */
function isRunning(): boolean {
  if (!existsSync(lock)) return false;
  try {
    process.kill(server, 0);
    return true;
  } catch {
    return false;
  }
}
