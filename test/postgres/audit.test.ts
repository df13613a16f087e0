import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chainHead, chainLinks, sealAudit, verifyChain, writeAudit } from '#audit';
import { type Tx, transact } from '#db';
import { describeOnPostgres } from '../support/postgres.ts';
import { NOW, PARTNERSHIP } from '../support/world.ts';
import { type ServerWorld, serverWorld } from './server-world.ts';

describeOnPostgres('Sealing the audit beside running transactions', () => {
  let world: ServerWorld;
  beforeAll(async () => {
    world = await serverWorld('audit');
  });
  afterAll(() => world?.drop());

  const standing = { partnership: PARTNERSHIP, now: NOW } as const;
  const write = (tx: Tx) =>
    writeAudit(tx, {
      ...{ at: NOW, account: null, staff: null, post: null },
      ...{ event: 'tested', purpose: 'a test', outcome: 'allowed' },
    });
  const act = () => transact(world.databases.serving, { ...standing, role: 'reader' }, write);
  const sealing = <T>(run: (tx: Tx) => Promise<T>) =>
    transact(world.databases.serving, { ...standing, role: 'app', work: 'sealing' }, run);
  const seal = async () => (await sealing((tx) => sealAudit(tx, NOW))).sealed;
  /**
   * Seals until so many rows are sealed. Transactions of the other databases of this server hold a row back as well, and the
   * tests beside this one have theirs.
   */
  const sealUntil = (wanted: number) =>
    expect
      .poll(
        async () => {
          await seal();
          return (await sealing(chainHead)).seq;
        },
        { timeout: 30_000, interval: 50 },
      )
      .toBe(wanted);

  test('a row waits for every transaction that began before it, and none is ever left out', async () => {
    await act();
    await sealUntil(1);

    let commit = (): void => undefined;
    const early = transact(world.databases.serving, { ...standing, role: 'reader' }, async (tx) => {
      await write(tx);
      await new Promise<void>((resolve) => {
        commit = resolve;
      });
    });
    // Another that has a number and no row yet.
    const idle = new pg.Client({ connectionString: world.url });
    await idle.connect();
    await idle.query('begin');
    await idle.query('select pg_current_xact_id()');

    await act();
    await act();
    expect(await seal()).toBe(0);
    commit();
    await early;
    await sealUntil(2);
    await idle.query('commit');
    await idle.end();
    await sealUntil(4);
    expect(await sealing((tx) => verifyChain(chainLinks(tx)))).toMatchObject({ ok: true, rows: 4 });
  });

  test('two that seal at once make one chain', async () => {
    for (let n = 0; n < 20; n += 1) await act();
    await Promise.all([seal(), act().then(seal), seal()]);
    await sealUntil(25);
    expect(await sealing((tx) => verifyChain(chainLinks(tx)))).toMatchObject({ ok: true, rows: 25 });
  });
});
