import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describeOnPostgres } from '../support/postgres.ts';
import { runProgram } from '../support/program.ts';
import { serverWorld } from './server-world.ts';

describeOnPostgres('A council that begins with an empty server', () => {
  test('goes from migrate over partnership add and user add to a link that opens', async () => {
    const world = await serverWorld('arden_begin', { empty: true });
    const folder = await mkdtemp(join(tmpdir(), 'arden-begin-'));
    onTestFinished(async () => {
      await world.drop();
      await rm(folder, { recursive: true, force: true });
    });
    const serving = {
      DATA_DIR: folder,
      DATABASE_URL: world.url,
      SESSION_SECRET: 'a secret for the tests of at least 32 characters',
    };
    const owning = { ...serving, DATABASE_OWNER_URL: world.ownerUrl };
    const said = async (settings: Record<string, string>, ...args: string[]) => {
      const program = runProgram(args, settings);
      return { code: await program.ended, ...program.said };
    };
    const berrow = ['partnership', 'add', '--slug', 'berrow', '--name', 'Berrow Partnership'];
    const council = ['--council', 'Berrow Council', '--code', '941'];

    expect(await said(owning, ...berrow)).toEqual({
      ...{ code: 1, out: '', err: expect.stringContaining('Run "arden migrate" first.') },
    });
    expect(await said(owning, 'migrate')).toMatchObject({ code: 0 });
    expect(await said(serving, ...berrow)).toEqual({
      ...{ code: 1, out: '', err: expect.stringMatching(/^DATABASE_OWNER_URL is not set: .+\n$/) },
    });
    const nowhere = new URL(world.ownerUrl);
    nowhere.port = '1';
    expect(await said({ ...owning, DATABASE_OWNER_URL: nowhere.href }, ...berrow)).toEqual({
      ...{ code: 1, out: '', err: expect.stringMatching(/^The database server does not answer\. .+\n$/) },
    });
    expect(await said(owning, ...berrow, ...council)).toMatchObject({
      ...{ code: 0, out: expect.stringContaining('is there as "berrow"') },
    });
    // Two at once: one makes it and the other is told.
    const other = ['partnership', 'add', '--slug', 'other', '--name', 'Other'];
    const both = await Promise.all([said(owning, ...other), said(owning, ...other)]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(both.find(({ code }) => code === 1)?.err).toMatch(
      /^There is a partnership "other" already, .+\n$/,
    );

    const ada = ['--name', 'Ada Byron', '--email', 'ada@berrow.gov.uk', '--organisation', 'Berrow Council'];
    const added = await said(
      owning,
      ...['user', 'add', ...ada, '--role', 'administrator', '--partnership', 'berrow'],
    );
    expect([added.code, added.out]).toEqual([0, expect.stringMatching(/^http:\S+\n$/)]);

    const served = runProgram(['serve'], serving);
    const link = new URL(new URL(added.out.trim()).pathname, await served.ready());
    const page = await fetch(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Welcome, Ada Byron');
    expect((await served.stop('SIGTERM')).code).toBe(0);
  }, 180_000);
});
