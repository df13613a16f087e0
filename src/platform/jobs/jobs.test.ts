import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chainLinks, verifyChain, writeAudit } from '#audit';
import { type Databases, transact } from '#db';
import { asOwner, embeddedWorld, NOW, PARTNERSHIP } from '../../../test/support/world.ts';
import { type Job, migrateJobs, type RunningJobs, sendJob, startJobs } from './index.ts';

const APP = { role: 'app', partnership: PARTNERSHIP, now: NOW } as const;
const written: { facts: object; says: string }[] = [];
const say = (facts: object, says: string) => void written.push({ facts, says });
const log = { info: say, warn: say, error: say };

const delivered: unknown[] = [];
const letter: Job = {
  name: 'letter',
  run: async ({ databases, partnership, about }) => {
    // A transaction of its own, on a session that serves.
    const as = await transact(databases.serving, { ...APP, partnership }, async (tx) =>
      tx.selectNoFrom((eb) => eb.fn<string>('current_schema').as('schema')).executeTakeFirst(),
    );
    delivered.push({ about, schema: as?.schema });
  },
};

let databases: Databases;
let running: RunningJobs;
beforeAll(async () => {
  databases = await embeddedWorld();
  await migrateJobs(databases, [letter]);
  // Every start does it again.
  await migrateJobs(databases, [letter]);
  await databases.serve();
  running = await startJobs(databases, [letter], [PARTNERSHIP], log);
});
afterAll(async () => {
  await running.stop();
  await databases.close();
});

const waiting = async () =>
  (await databases.execute(`select data from pgboss.job where name = 'letter'`)).rows;

test('a job is sent with the act: rolled back, there was none; kept, it runs once for its partnership', async () => {
  await expect(
    transact(databases.serving, APP, async (tx) => {
      await sendJob(tx, 'letter', { partnership: PARTNERSHIP, about: { letter: 'never' } });
      throw new Error('the act fails');
    }),
  ).rejects.toThrow('the act fails');
  expect(await waiting()).toEqual([]);

  await transact(databases.serving, APP, (tx) =>
    sendJob(tx, 'letter', { partnership: PARTNERSHIP, about: { letter: 'one' } }),
  );
  await vi.waitFor(
    () => expect(delivered).toEqual([{ about: { letter: 'one' }, schema: 'partnership_arden' }]),
    10_000,
  );
});

test('of jobs with one key only one waits, and a job may wait for its moment', async () => {
  const sending = { partnership: PARTNERSHIP, about: {}, startAfter: '2999-01-01T00:00:00.000Z' };
  await transact(databases.serving, APP, async (tx) => {
    await sendJob(tx, 'letter', { ...sending, singletonKey: 'clock-1' });
    await sendJob(tx, 'letter', { ...sending, singletonKey: 'clock-1' });
    await sendJob(tx, 'letter', { ...sending, singletonKey: 'clock-2' });
    await sendJob(tx, 'letter', sending);
    await sendJob(tx, 'letter', sending);
  });
  const { rows } = await databases.execute(
    `select id from pgboss.job where name = 'letter' and state = 'created'`,
  );
  expect(rows).toHaveLength(4);
});

test('a page cannot send for a job, and nobody sends for one that is not there', async () => {
  const about = { partnership: PARTNERSHIP, about: {} };
  await expect(
    transact(databases.serving, { ...APP, role: 'reader' }, (tx) => sendJob(tx, 'letter', about)),
  ).rejects.toThrow('permission denied');
  await expect(transact(databases.serving, APP, (tx) => sendJob(tx, 'lettre', about))).rejects.toThrow(
    'lettre does not exist',
  );
});

test('an embedded session serves as the app, and the owner still steps back', async () => {
  const { rows } = await databases.execute('select current_user::text as role');
  expect(rows).toEqual([{ role: 'arden_app' }]);
  await expect(databases.execute('create table arden.mine (id int)')).rejects.toThrow('permission denied');
  await asOwner(databases, async (tx) => {
    await tx.schema.createTable('mine').addColumn('id', 'integer').execute();
    await tx.schema.dropTable('mine').execute();
  });
  expect((await databases.execute('select current_user::text as role')).rows).toEqual(rows);
});

test('the audit of the house and of each partnership is sealed by itself, every minute, and the head is in the log', async () => {
  const { rows } = await databases.execute('select key, cron, timezone from pgboss.schedule order by key');
  expect(rows).toEqual([
    { key: 'house', cron: '* * * * *', timezone: 'Europe/London' },
    { key: 'partnership/arden', cron: '* * * * *', timezone: 'Europe/London' },
  ]);
  await transact(databases.serving, APP, async (tx) => {
    await writeAudit(tx, {
      ...{ at: NOW, account: null, staff: null, post: null },
      ...{ event: 'tested', purpose: 'a test', outcome: 'allowed' },
    });
    await sendJob(tx, 'audit-sealing', { partnership: PARTNERSHIP, about: {} });
  });
  const head = await vi.waitFor(() => {
    const line = written.find(({ says }) => says === 'audit sealed');
    expect(line?.facts).toMatchObject({
      chain: 'partnership_arden',
      seq: 1,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    return line?.facts;
  }, 10_000);
  const found = await transact(databases.serving, { ...APP, role: 'reader', work: 'sealing' }, (tx) =>
    verifyChain(chainLinks(tx)),
  );
  expect(found).toMatchObject({ ok: true, rows: 1 });
  expect(head).toMatchObject({ head: found.ok ? found.head : '' });
});
