import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openServerDatabase, transact } from '#db';
import { type Job, migrateJobs, type RunningJobs, sendJob, startJobs } from '#jobs';
import { describeOnPostgres } from '../support/postgres.ts';
import { NOW, PARTNERSHIP } from '../support/world.ts';
import { ask, type ServerWorld, serverWorld } from './server-world.ts';

const nothing = () => undefined;
const log = { info: nothing, warn: nothing, error: nothing };

describeOnPostgres('Jobs, on PostgreSQL', () => {
  let world: ServerWorld;
  let child: ChildProcess | undefined;
  let running: RunningJobs | undefined;
  const done: string[] = [];
  const slow: Job = {
    name: 'slow',
    silence: 10,
    run: async ({ about }) => void done.push(`slow ${String(about.letter)}`),
  };
  const flaky: Job = {
    name: 'flaky',
    run: async ({ about }) => {
      done.push('flaky');
      if (done.filter((name) => name === 'flaky').length === 1)
        throw new Error(`about ${String(about.letter)}`);
    },
  };

  beforeAll(async () => {
    world = await serverWorld('jobs');
    await migrateJobs(world.databases, [slow, flaky]);
  });
  afterAll(async () => {
    child?.kill('SIGKILL');
    await running?.stop();
    await world?.drop();
  });

  const send = (name: string, letter: string) =>
    transact(world.databases.serving, { role: 'app', partnership: PARTNERSHIP, now: NOW }, (tx) =>
      sendJob(tx, name, { partnership: PARTNERSHIP, about: { letter } }),
    );

  test('one whose process is killed half-way runs again in another; one that fails runs again later, its message kept from the tables', async () => {
    await send('slow', 'one');
    const started = spawn(
      process.execPath,
      [fileURLToPath(new URL('jobs-child.ts', import.meta.url)), world.url],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    child = started;
    const [said] = await once(started.stdout, 'data');
    expect(JSON.parse(String(said))).toEqual({ letter: 'one' });
    started.kill('SIGKILL');
    await once(started, 'exit');
    const state = `select state::text from pgboss.job where name = 'slow'`;
    expect(await ask(world.superUrl, state)).toEqual([{ state: 'active' }]);

    // As a server runs them: with no owner, over the login that serves.
    const databases = openServerDatabase(world.url, undefined, 2);
    running = await startJobs(databases, [slow, flaky], [], log);
    await send('flaky', 'Ada');
    await vi.waitFor(() => expect([...done].sort()).toEqual(['flaky', 'flaky', 'slow one']), {
      timeout: 50_000,
      interval: 200,
    });
    await running.stop();
    running = undefined;
    await databases.close();
    expect(await ask(world.superUrl, state)).toEqual([{ state: 'completed' }]);
    const kept = await ask(world.superUrl, `select output::text from pgboss.job where name = 'flaky'`);
    expect(JSON.stringify(kept)).not.toContain('Ada');
  });

  test('what serves starts nothing over tables that are not its own program’s', async () => {
    const databases = openServerDatabase(world.url, undefined, 2);
    await ask(world.superUrl, 'update pgboss.version set version = version + 1');
    await expect(startJobs(databases, [slow], [], log)).rejects.toThrow('requires migrations');
    await ask(world.superUrl, 'update pgboss.version set version = version - 1');
    await databases.close();
  });
});
