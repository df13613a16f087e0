import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { childrenOf, ended, freePort, hasEnded, kill, unprivilegedUser } from './postgres-process.ts';
import { chosenVersion, findPackage, type PostgresVersion, unpackPrograms } from './postgres-program.ts';
import { isRoot, programFolder } from './unpacked.ts';

export interface PostgresServer {
  /** Signs in as the superuser to the database `postgres`. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly version: PostgresVersion;
  /** Shuts down and removes everything; twice does no harm. */
  stop(): Promise<void>;
  /** Ends every process of the server with no warning, as a power cut would; `restart` brings it back on the same port. */
  kill9(): Promise<void>;
  /** Shuts down if running, and starts on the same port with the same data. */
  restart(): Promise<void>;
}

export interface PostgresOptions {
  version?: PostgresVersion;
  /** Keeps every acknowledged write through a crash, as a live server does. Off, tests run several times faster. */
  durable?: boolean;
  /** Server settings (postgresql.conf names) over the ones for tests. */
  settings?: Readonly<Record<string, string>>;
}

/** Why no server can start on this machine, or `undefined` if one can. */
export function noPostgres(version: PostgresVersion = chosenVersion()): string | undefined {
  const found = findPackage(version);
  return 'missing' in found ? found.missing : undefined;
}

/** Starts a server of its own on a free port of 127.0.0.1, with a random password, in a new temporary folder. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const version = options.version ?? chosenVersion();
  const found = findPackage(version);
  if ('missing' in found) throw new Error(found.missing);
  const bin = await unpackPrograms(version, found.folder);
  const program = (name: string) => join(bin, process.platform === 'win32' ? `${name}.exe` : name);

  const host = '127.0.0.1';
  const port = await freePort(host);
  const password = randomBytes(18).toString('base64url');
  const url = `postgres://postgres:${password}@${host}:${port}/postgres`;
  const folder = await mkdtemp(join(programFolder(), `arden-pg${version}-`));
  const log = join(folder, 'log');
  const runAs = isRoot() ? unprivilegedUser() : {};
  // Nothing of the caller's surroundings (PGDATA, LC_ALL, TZ…) may change what the tests see.
  const env = {
    PATH: process.env.PATH ?? '',
    ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
  };
  const watch = spawn(
    process.execPath,
    [fileURLToPath(new URL('postgres-watch.ts', import.meta.url)), folder],
    {
      stdio: ['pipe', 'ignore', 'inherit'],
      detached: true,
      env,
    },
  );
  // A watch that somebody ended is no reason for the tests to fail.
  watch.stdin.on('error', () => undefined);
  let server: ChildProcess | undefined;

  const start = async () => {
    const output = await open(log, 'a');
    const started = spawn(
      program('postgres'),
      ['-D', join(folder, 'data'), ...flags(version, host, port, options)],
      {
        // A group of its own, so that Ctrl-C reaches the tests first and the server not at all.
        detached: true,
        stdio: ['ignore', output.fd, output.fd],
        cwd: folder,
        env,
        ...runAs,
      },
    );
    server = started;
    const failed = once(started, 'error').then(([error]) => error);
    watch.stdin.write(`${started.pid ?? 0}\n`);
    started.once('exit', () => watch.stdin.write('0\n'));
    await output.close();
    await answers(url, started, failed).catch((error: unknown) => {
      throw new Error(`PostgreSQL ${version} did not start:\n${tail(log)}`, { cause: error });
    });
  };

  const shutDown = async () => {
    if (!server || hasEnded(server)) return;
    server.kill('SIGINT');
    const slow = setTimeout(() => server?.kill('SIGQUIT'), 15_000);
    await ended(server);
    clearTimeout(slow);
  };

  const stop = async () => {
    await shutDown();
    watch.stdin.end();
    await ended(watch);
  };

  try {
    await makeCluster(program('initdb'), folder, password, { cwd: folder, env, ...runAs });
    await start();
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    url,
    host,
    port,
    version,
    stop,
    async kill9() {
      if (!server || hasEnded(server)) return;
      const family = [server.pid, ...childrenOf(server.pid)];
      for (const pid of family) kill(pid);
      await ended(server);
    },
    async restart() {
      await shutDown();
      // The processes of a killed server may take a moment to let go of its memory.
      for (let left = 20; ; left -= 1) {
        try {
          return await start();
        } catch (error) {
          if (left === 0 || !String(error).includes('shared memory block')) throw error;
          await pause(250);
        }
      }
    },
  };
}

interface RunAs {
  cwd: string;
  env: Record<string, string>;
  uid?: number;
  gid?: number;
}

/** Makes the data folder with C.UTF-8 (or the nearest the machine has), so that letters with accents are letters. */
async function makeCluster(initdb: string, folder: string, password: string, runAs: RunAs): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (runAs.uid !== undefined && runAs.gid !== undefined) {
    await chown(folder, runAs.uid, runAs.gid);
    await chown(passwordFile, runAs.uid, runAs.gid);
  }
  const fixed = ['-D', join(folder, 'data'), '-U', 'postgres', `--pwfile=${passwordFile}`];
  const flags = [...fixed, '--auth=scram-sha-256', '--encoding=UTF8', '--no-sync', '--no-instructions'];
  const troubles: unknown[] = [];
  for (const locale of ['C.UTF-8', 'en_GB.UTF-8', 'en_US.UTF-8', 'C']) {
    try {
      await promisify(execFile)(initdb, [...flags, `--locale=${locale}`], runAs);
      await rm(passwordFile);
      return;
    } catch (error) {
      troubles.push(error);
    }
  }
  throw new AggregateError(troubles, `initdb made no data folder: ${String(troubles[0])}`);
}

function flags(version: PostgresVersion, host: string, port: number, options: PostgresOptions): string[] {
  const durable = options.durable ? 'on' : 'off';
  const settings = {
    listen_addresses: host,
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '64MB',
    // In the data folder, so that nothing outlives it.
    dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
    fsync: durable,
    synchronous_commit: durable,
    full_page_writes: durable,
    jit: 'off',
    timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    ...(version >= 18 ? { io_method: 'sync' } : {}),
    ...options.settings,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Waits until the server takes connections; a crashed one first replays its log. */
async function answers(url: string, server: ChildProcess, failed: Promise<unknown>): Promise<void> {
  const giveUp = Date.now() + 60_000;
  let unstarted: unknown;
  void failed.then((error) => {
    unstarted = error;
  });
  for (;;) {
    if (unstarted) throw unstarted;
    if (hasEnded(server)) throw new Error(`postgres ended with ${server.exitCode ?? server.signalCode}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > giveUp) throw error;
      await pause(25);
    }
  }
}

const tail = (log: string) => (existsSync(log) ? readFileSync(log, 'utf8').slice(-2_000) : '(no log)');
