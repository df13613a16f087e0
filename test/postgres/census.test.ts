import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { censusFile } from '#returns';
import { arden, censusReturn } from '../support/census.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { runProgram } from '../support/program.ts';
import { ask, serverWorld } from './server-world.ts';

describeOnPostgres('arden import cin on a server', () => {
  test('takes a census as an owner who is no superuser; two at once add nobody twice; one that is killed leaves nothing', async () => {
    const world = await serverWorld('arden_census', { empty: true });
    const folder = await mkdtemp(join(tmpdir(), 'arden-census-'));
    onTestFinished(async () => {
      await world.drop();
      await rm(folder, { recursive: true, force: true });
    });
    const env = {
      DATA_DIR: folder,
      DATABASE_URL: world.url,
      DATABASE_OWNER_URL: world.ownerUrl,
      SESSION_SECRET: 'a secret for the tests of at least 32 characters',
    };
    const count = async (): Promise<unknown> =>
      (
        await ask(
          world.superUrl,
          `select (select count(*)::int from partnership_partnership.record where kind = 'person') as people,
            (select count(*)::int from partnership_partnership.referral) as referrals,
            (select count(*)::int from partnership_partnership.history) as changes`,
        )
      )[0];
    const taking = (file: string) => arden(['import', 'cin', file, '--json'], env, folder);
    await writeFile(
      join(folder, 'one.xml'),
      censusReturn([{ id: 'ONE', episodes: [{ day: '2021-06-01' }] }]),
    );

    expect(await taking('one.xml')).toEqual({
      ...{ code: 1, out: '' },
      err: 'The database lacks migrations of this program. Run "arden migrate" first.\n',
    });
    expect((await arden(['migrate'], env, folder)).code).toBe(0);
    const { DATABASE_OWNER_URL: _, ...serving } = env;
    expect(await arden(['import', 'cin', 'one.xml'], serving, folder)).toMatchObject({
      ...{ code: 1, out: '', err: expect.stringContaining('DATABASE_OWNER_URL is not set') },
    });
    expect(await taking('one.xml')).toMatchObject({ code: 0, err: '' });
    const before = await count();
    expect(before).toMatchObject({ people: 1, referrals: 1 });

    const many = [...censusFile({ children: 4_000, year: 2022, seed: 2 })];
    await writeFile(join(folder, 'many.xml'), many.join(''));
    const killed = runProgram(['import', 'cin', join(folder, 'many.xml'), '--json'], env);
    const writing = `select 1 from pg_stat_activity where datname = 'arden_census' and state <> 'idle' and query like 'insert into "referral"%'`;
    while ((await ask(world.superUrl, writing)).length === 0) expect(killed.child.exitCode).toBeNull();
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await count()).toEqual(before);

    await writeFile(join(folder, 'some.xml'), many.slice(0, 301).join('').concat('</Children></Message>'));
    const both = await Promise.all([taking('some.xml'), taking('some.xml')]);
    const added = both.map(({ code, out }) => ({ code, ...JSON.parse(out).children }));
    expect(added.sort((one, other) => one.added - other.added)).toEqual([
      { code: 0, added: 0, changed: 0, unchanged: 300 },
      { code: 0, added: 300, changed: 0, unchanged: 0 },
    ]);
    expect(await count()).toMatchObject({ people: 301 });
  }, 120_000);
});
