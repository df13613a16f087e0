import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { describeOnPostgres } from '../support/postgres.ts';
import { runProgram } from '../support/program.ts';
import { ask, serverWorld } from './server-world.ts';

const until = async (there: () => Promise<unknown[]>): Promise<void> => {
  while ((await there()).length === 0) await after(50);
};

describeOnPostgres('arden demo on a server', () => {
  test('killed between the past and today’s queue it leaves nothing; run again it finishes, and a third time it is refused', async () => {
    const world = await serverWorld('arden_demo', { empty: true });
    const folder = await mkdtemp(join(tmpdir(), 'arden-demo-'));
    const barrier = new pg.Client({ connectionString: world.superUrl });
    await barrier.connect();
    onTestFinished(async () => {
      await barrier.end();
      await world.drop();
      await rm(folder, { recursive: true, force: true });
    });
    const demo = () =>
      runProgram(['demo', '--children', '40', '--day', '2025-06-02'], {
        DATA_DIR: folder,
        DATABASE_URL: world.url,
        DATABASE_OWNER_URL: world.ownerUrl,
        DEMO: 'yes-this-is-synthetic',
        SESSION_SECRET: 'a secret for the tests of at least 32 characters',
      });
    const asked = async (statement: string) => (await barrier.query(statement)).rows;

    // Nothing of the past is a restriction: whoever writes the first of them waits here until it is killed.
    await barrier.query(`select pg_advisory_lock(77)`);
    await barrier.query(`create function public.wait_here() returns trigger language plpgsql as
      'begin perform pg_advisory_xact_lock(77); return new; end'`);
    const killed = demo();
    await until(() => asked(`select 1 where to_regclass('partnership_arden.restriction') is not null`));
    await barrier.query(
      'create trigger wait_here before insert on partnership_arden.restriction for each row execute function public.wait_here()',
    );
    await until(() => asked(`select 1 from pg_locks where locktype = 'advisory' and not granted`));
    killed.child.kill('SIGKILL');
    await killed.ended;
    await barrier.query('select pg_advisory_unlock(77)');
    await barrier.query('drop trigger wait_here on partnership_arden.restriction');

    const counts = async () =>
      (
        await ask(
          world.superUrl,
          `select (select count(*)::int from partnership_arden.organisation) as organisations,
            (select count(*)::int from partnership_arden.contact) as contacts,
            (select count(*)::int from partnership_arden.restriction) as restrictions,
            (select count(*)::int from partnership_arden.open_contact) as waiting,
            (select count(*)::int from arden.account) as accounts`,
        )
      )[0];
    expect(await counts()).toEqual({
      ...{ organisations: 0, contacts: 0, restrictions: 0, waiting: 0, accounts: 0 },
    });

    const again = demo();
    expect([await again.ended, again.said.err]).toEqual([0, expect.stringContaining('not finished')]);
    expect(again.said.out).toContain('The synthetic partnership is there, with 40 children');
    const whole = await counts();
    expect(whole?.restrictions).toBeGreaterThan(0);
    expect(whole?.waiting).toBeGreaterThanOrEqual(12);
    expect(whole?.accounts).toBe(15);

    const third = demo();
    expect([await third.ended, third.said.out]).toEqual([1, '']);
    expect(third.said.err).toMatch(
      /^The synthetic partnership is there already, and nothing was added\. .+\n$/,
    );
    expect(await counts()).toEqual(whole);
  }, 180_000);
});
