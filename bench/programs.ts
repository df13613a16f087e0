import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { censusFile } from '#returns';
import { environment, packageRoot } from '../src/config.ts';
import { CENSUS } from './lay.ts';
import type { Measured, Request } from './load.ts';
import type { Place } from './places.ts';
import { startWorker } from './workers.ts';

/** Tells at its end the most memory that the process held, in kilobytes. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(`import { readFileSync } from 'node:fs';
process.on('exit', () => {
  let most = process.resourceUsage().maxRSS;
  try { most = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]; } catch {}
  process.stderr.write('\\npeak-memory ' + most + '\\n');
});`)}`;

/** The program as it is built, in a process of its own. */
const runProgram = (args: readonly string[], settings: Readonly<Record<string, string>>) => {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', TELL_MEMORY, join(packageRoot, 'dist/main.js'), ...args],
    {
      env: { PATH: environment.PATH, PORT: '0', LOG_LEVEL: 'error', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const ended = once(child, 'close').then(([code]) => {
    if (code !== 0) throw new Error(`arden ${args.join(' ')} ended with ${code}: ${said.err}`);
    return {
      seconds: (performance.now() - began) / 1000,
      memory: Number(/peak-memory (\d+)/.exec(said.err)?.[1] ?? 0) / 1024,
      out: said.out,
    };
  });
  // Whoever waits for it later still hears of it.
  ended.catch(() => undefined);
  return { child, said, ended, began };
};

/** `arden serve` until its first page was answered: seconds from the start of the process. */
export const serveProgram = async (settings: Readonly<Record<string, string>>) => {
  const { child, said, ended, began } = runProgram(['serve'], settings);
  while (!said.out.includes('\n')) await Promise.race([once(child.stdout, 'data'), ended]);
  const address = /http:\/\/\S+/.exec(said.out)?.[0] ?? '';
  const page = await fetch(`${address}/sign-in`);
  await page.text();
  if (!page.ok) throw new Error(`The first page answered ${page.status}.`);
  const seconds = (performance.now() - began) / 1000;
  return {
    address,
    seconds,
    process: child.pid,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};

/** The first start in an empty folder, which makes the demonstration, and a later one: seconds to the first page. */
export const measureFirstStarts = async (): Promise<{ first: number; later: number }> => {
  const folder = await mkdtemp(join(tmpdir(), 'arden-bench-'));
  try {
    const first = await serveProgram({ DATA_DIR: folder });
    await first.stop();
    const later = await serveProgram({ DATA_DIR: folder });
    await later.stop();
    return { first: first.seconds, later: later.seconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export interface Signed {
  readonly start: number;
  readonly home: Measured;
  readonly memory: number;
}

export const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

/** Signs in as a made-up person, of the front door unless told, as a browser does. */
export const signIn = async (address: string, name = 'Femi Oduya'): Promise<string> => {
  const cookies = new Map<string, string>();
  const take = (answered: Response) => {
    for (const cookie of answered.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answered;
  };
  const held = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const page = await take(await fetch(`${address}/sign-in`)).text();
  // One form with a button for each person: the account stands on the button, before the name.
  const [, account] =
    page
      .slice(0, page.indexOf(name))
      .split('<button')
      .at(-1)
      ?.match(/value="([^"]*)"/) ?? [];
  if (!account) throw new Error('Nobody to sign in as.');
  const body = new URLSearchParams({
    account,
    _csrf: hidden(page, '_csrf'),
    _key: hidden(page, '_key'),
    after: '',
  });
  const answered = take(
    await fetch(`${address}/sign-in/demo`, {
      ...{ method: 'POST', body, redirect: 'manual' },
      headers: { cookie: held() },
    }),
  );
  if (answered.status !== 303) throw new Error(`Signing in answered ${answered.status}.`);
  return held();
};

/** The program itself, signed in to: its start on this database, the home page with real sessions, and its memory. */
export const measureSignedIn = async ({ settings }: Place): Promise<Signed> => {
  const program = await serveProgram(settings);
  const load = startWorker('load');
  try {
    const headers = { cookie: await signIn(program.address), accept: 'text/html' };
    const requests: Request[] = [{ method: 'GET', path: '/', headers }];
    const asked = { address: program.address, atOnce: 1, warm: 60, most: 300, seconds: 10, requests };
    const home = await load.ask<Measured>('measure', asked);
    if (Object.keys(home.refused).length > 0) throw new Error(`Home, signed in: ${home.sample}`);
    const { memory } = await program.stop();
    return { start: program.seconds, home, memory };
  } finally {
    await load.stop();
  }
};

export interface Import {
  readonly children: number;
  readonly seconds: number;
  readonly again: number;
  readonly memory: number;
}

/** A census of so many children, taken into an empty partnership and then once more. */
export const measureImport = async ({ settings }: Place, children: number): Promise<Import> => {
  const folder = await mkdtemp(join(tmpdir(), 'arden-bench-'));
  try {
    const file = join(folder, 'cin.xml');
    const written = createWriteStream(file);
    for (const piece of censusFile({ children, year: 2022, seed: 1 }))
      if (!written.write(piece)) await once(written, 'drain');
    written.end();
    await once(written, 'finish');
    const args = ['import', 'cin', file, '--json', '--partnership', CENSUS];
    const first = await runProgram(args, settings).ended;
    // A server's own upkeep settles first, as it would between two returns.
    await after(500);
    const again = await runProgram(args, settings).ended;
    if (
      JSON.parse(first.out).children.added !== children ||
      JSON.parse(again.out).children.unchanged !== children
    )
      throw new Error(`The census was not taken as it should be: ${first.out.slice(0, 200)}`);
    return {
      children,
      seconds: first.seconds,
      again: again.seconds,
      memory: Math.max(first.memory, again.memory),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
