import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describeOnPostgres } from '../support/postgres.ts';
import { runProgram } from '../support/program.ts';
import { serverWorld } from './server-world.ts';

describeOnPostgres('arden serve on a server', () => {
  test('refuses a database that is behind, and serves it once it was migrated, two processes side by side', async () => {
    const world = await serverWorld('arden_serve', { empty: true });
    const folder = await mkdtemp(join(tmpdir(), 'arden-serve-'));
    onTestFinished(async () => {
      await world.drop();
      await rm(folder, { recursive: true, force: true });
    });
    const settings = {
      DATA_DIR: folder,
      DATABASE_URL: world.url,
      SESSION_SECRET: 'a secret for the tests of at least 32 characters',
    };
    const behind = runProgram(['serve'], settings);
    expect(await behind.ended).toBe(1);
    expect(behind.said.err).toContain('Run "arden migrate" first.');
    expect(behind.said.out).toBe('');

    const migrated = runProgram(['migrate'], { ...settings, DATABASE_OWNER_URL: world.ownerUrl });
    expect([await migrated.ended, migrated.said.err]).toEqual([0, '']);

    const [one, other] = [runProgram(['serve'], settings), runProgram(['serve'], settings)];
    for (const program of [one, other])
      expect((await fetch(`${await program.ready()}/readyz`)).status).toBe(200);
    expect((await fetch(`${await one.ready()}/sign-in`)).status).toBe(200);
    for (const program of [one, other]) expect((await program.stop('SIGTERM')).code).toBe(0);
  }, 120_000);
});
