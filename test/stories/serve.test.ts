import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../support/world.ts';

/** The program in a process of its own: only there can it be told to stop, be killed, or meet another. */
describe('arden serve', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'arden-serve-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const serve = (settings: Record<string, string> = {}) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        DATA_DIR: folder,
        PORT: '0',
        LOG_LEVEL: 'error',
        DEMO: 'no',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said.err += text;
    });
    const ended = once(child, 'exit').then(([code]) => code);
    const ready = async (): Promise<string> => {
      while (!said.out.includes('\n')) {
        await Promise.race([once(child.stdout, 'data'), ended]);
        if (child.exitCode !== null) throw new Error(said.err);
      }
      return /http:\S+/.exec(said.out)?.[0] ?? '';
    };
    return { child, said, ended, ready };
  };
  const stop = async (
    { child, ended }: { child: ChildProcess; ended: Promise<unknown> },
    signal: NodeJS.Signals,
  ) => {
    const told = performance.now();
    child.kill(signal);
    return { code: await ended, took: performance.now() - told };
  };

  test('a first start makes its folder and serves; told to stop it ends well, and the next one finds everything', async () => {
    const first = serve();
    const address = await first.ready();
    for (const page of ['/healthz', '/readyz', '/sign-in', '/accessibility', '/privacy', '/help', '/api'])
      expect((await fetch(address + page)).status, page).toBe(200);
    const page = await (await fetch(`${address}/sign-in`)).text();
    for (const [, asset = ''] of page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g))
      expect((await fetch(address + asset)).status, asset).toBe(200);

    // Another on the same folder is refused, whatever its port.
    const second = serve();
    expect(await second.ended).toBe(1);
    expect(second.said.err).toContain(`already running on ${folder} (process ${first.child.pid})`);

    const stopped = await stop(first, 'SIGTERM');
    expect(stopped.code).toBe(0);
    expect(stopped.took).toBeLessThan(10_000);
    expect((await readdir(folder)).filter((name) => name.endsWith('.lock'))).toEqual([]);

    const later = serve();
    expect((await fetch(`${await later.ready()}/readyz`)).status).toBe(200);
    expect((await stop(later, 'SIGINT')).code).toBe(0);
  });

  test('a demonstration that was killed half-way is taken down and made again', async () => {
    const killed = serve({ DEMO: 'yes' });
    while (!killed.said.err.includes('Making the partnership')) await once(killed.child.stderr, 'data');
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await readdir(folder)).toContain('demonstration-unfinished');

    const again = serve({ DEMO: 'yes' });
    await again.ready();
    expect(again.said.err).toContain('Making the partnership of the demonstration');
    expect(await readdir(folder)).not.toContain('demonstration-unfinished');
    expect((await stop(again, 'SIGTERM')).code).toBe(0);
  });

  test('a port that is taken is told in a sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const bound = other.address();
    const port = typeof bound === 'object' ? String(bound?.port) : '';
    const refused = serve({ PORT: port });
    expect(await refused.ended).toBe(1);
    expect(refused.said.err).toContain(`Another program already listens on port ${port}.`);
    expect(refused.said.err).not.toContain(' at ');
  });
});
