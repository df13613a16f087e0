import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealAudit, writeAudit } from '#audit';
import { transact } from '#db';
import { migrateJobs } from '#jobs';
import { environment } from '../../src/config.ts';
import { arden as run } from '../support/arden.ts';
import { describeOnPostgres, sharedServer } from '../support/postgres.ts';
import { NOW, PARTNERSHIP } from '../support/world.ts';
import { ask, type ServerWorld, serverWorld } from './server-world.ts';

/** The client programs of this machine, which no npm package brings: their major version, 0 without any. */
const clientVersion = (): number => {
  try {
    return Number(/(\d+)/.exec(execFileSync('pg_dump', ['--version'], { encoding: 'utf8' }))?.[1]);
  } catch {
    return 0;
  }
};

describeOnPostgres('Backup of a PostgreSQL server', () => {
  let folder: string;
  let world: ServerWorld;
  let other: ServerWorld;
  const client = clientVersion();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'arden-dump-'));
    world = await serverWorld('backup');
    other = await serverWorld('restored', { empty: true });
    await migrateJobs(world.databases, []);
    const standing = { partnership: PARTNERSHIP, now: NOW } as const;
    await transact(world.databases.serving, { ...standing, role: 'reader' }, (tx) =>
      writeAudit(tx, {
        ...{ at: NOW, account: null, staff: null, post: null },
        ...{ event: 'tested', purpose: 'a test', outcome: 'allowed' },
      }),
    );
    // What is younger than a transaction that runs anywhere on the server waits for it: another test's, here.
    const seal = () =>
      transact(world.databases.serving, { ...standing, role: 'app', work: 'sealing' }, (tx) =>
        sealAudit(tx, NOW),
      );
    while ((await seal()).sealed === 0) await after(20);
  });
  afterAll(async () => {
    await world?.drop();
    await other?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const arden = (on: ServerWorld, args: string[], env: Record<string, string> = {}) =>
    run(args, {
      cwd: folder,
      env: {
        ...{ PATH: environment.PATH ?? '', SESSION_SECRET: 's'.repeat(32), DATA_DIR: folder },
        ...{ DATABASE_URL: on.url, DATABASE_OWNER_URL: on.ownerUrl, ...env },
      },
    });

  test('without the programs of PostgreSQL, or the owner, it says what to do', async () => {
    expect(await arden(world, ['backup', 'none.tar.gz'], { PATH: folder })).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('pg_dump is not on the PATH. Install') },
    });
    expect(await arden(world, ['backup', 'none.tar.gz'], { DATABASE_OWNER_URL: '' })).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('DATABASE_OWNER_URL is not set') },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  const able = client >= sharedServer().version;
  const title = 'goes into another database, with its rights, its chain and its jobs';
  const why = client === 0 ? 'pg_dump is not on the PATH' : `pg_dump ${client} is older than the server`;
  test.skipIf(!able)(able ? title : `${title} (skipped: ${why})`, async () => {
    expect(await arden(world, ['backup', 'kept.tar.gz'])).toMatchObject({ code: 0 });
    expect(await readdir(folder)).toEqual(['kept.tar.gz']);
    expect(await arden(other, ['restore', 'kept.tar.gz'])).toMatchObject({ code: 0 });
    expect(await arden(other, ['audit', 'verify'])).toMatchObject({
      ...{ code: 0, out: expect.stringContaining('partnership_arden: one row is whole') },
    });
    expect(await arden(other, ['migrate'])).toMatchObject({
      ...{ code: 0, out: expect.stringContaining('Nothing to do') },
    });
    await expect(ask(other.url, 'delete from partnership_arden.audit_event')).rejects.toThrow('permission');
    expect(await ask(other.url, `select name from pgboss.queue where name = 'audit-sealing'`)).toHaveLength(
      1,
    );
    expect(await arden(other, ['restore', 'kept.tar.gz'])).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('The database is not empty') },
    });
  });
});
