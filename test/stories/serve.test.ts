import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runProgram } from '../support/program.ts';

describe('arden serve', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'arden-serve-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const serve = (settings: Record<string, string> = {}) =>
    runProgram(['serve'], { DATA_DIR: folder, DEMO: 'no', ...settings });

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

    const stopped = await first.stop('SIGTERM');
    expect(stopped.code).toBe(0);
    expect(stopped.took).toBeLessThan(10_000);
    expect((await readdir(folder)).filter((name) => name.endsWith('.lock'))).toEqual([]);

    const later = serve();
    expect((await fetch(`${await later.ready()}/readyz`)).status).toBe(200);
    expect((await later.stop('SIGINT')).code).toBe(0);
  });

  test('a command that has done its work ends by itself', async () => {
    const file = join(folder, 'backup.tar.gz');
    const backup = runProgram(['backup', file], { DATA_DIR: folder });
    expect([await backup.ended, backup.said.err]).toEqual([0, expect.any(String)]);
    const restore = runProgram(['restore', file], { DATA_DIR: join(folder, 'restored') });
    expect(await restore.ended).toBe(0);
    expect(restore.said.err + restore.said.out).toContain('Restored');
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
