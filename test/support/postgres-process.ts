/** Ports, users and processes: what a test server asks of the machine. */
import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** Below the range that systems take outgoing ports from, so that nothing takes it while the server is down. */
export async function freePort(host: string): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const probe = createServer();
    const free = await new Promise<boolean>((settle) => {
      probe.once('error', () => settle(false));
      probe.listen(port, host, () => probe.close(() => settle(true)));
    });
    if (free) return port;
  }
}

/** `postgres` where the machine has such a user, else `nobody`: no user is ever added to a machine. */
export function unprivilegedUser(): { uid: number; gid: number } {
  const users = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65_534, gid: 65_534 };
}

/** The server's own processes, read from /proc; elsewhere they end by themselves on seeing their parent gone. */
export function childrenOf(parent: number | undefined): number[] {
  if (process.platform !== 'linux' || parent === undefined) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        // "pid (name) state parent …", and a name may hold spaces.
        return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]) === parent;
      } catch {
        return false;
      }
    });
}

export function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

export const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

export async function ended(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined && !hasEnded(child)) await once(child, 'exit');
}
