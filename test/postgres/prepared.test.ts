import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openServerDatabase, transact } from '#db';
import { makePerson } from '#people';
import { prepare } from '../../src/app.ts';
import { actAs } from '../support/act-as.ts';
import { layArdenVale } from '../support/arden-vale.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { NOW, PARTNERSHIP } from '../support/world.ts';
import { ask, serverWorld } from './server-world.ts';

describeOnPostgres('Statements that come again', () => {
  test('are planned once a connection, judged anew for each post, and outlive a change of their table', async () => {
    const world = await serverWorld('arden_prepared');
    const one = openServerDatabase(world.url, undefined, 1);
    const pooled = openServerDatabase(world.url, undefined, 1, true);
    onTestFinished(async () => {
      await one.close();
      await pooled.close();
      await world.drop();
    });
    await prepare(world.databases, PARTNERSHIP, NOW);
    const vale = await layArdenVale(world.databases);
    const child = await actAs(world.databases, vale.frontDoorWorker.post, (acting) =>
      makePerson(acting, { given: 'Ines' }),
    );

    const seenBy = (post: string, role: 'reader' | 'app' = 'reader', databases = one) =>
      transact(
        databases.serving,
        { role, partnership: PARTNERSHIP, now: NOW, post, account: 'test' },
        async (tx) => {
          const rows = await tx.selectFrom('person').selectAll().where('id', '=', child).execute();
          const prepared = await sql<{ times: number }>`
            select (generic_plans + custom_plans)::int as times from pg_prepared_statements where statement like 'select * from "person"%'`.execute(
            tx,
          );
          return { rows, times: prepared.rows.map(({ times }) => times) };
        },
      );
    for (let round = 0; round < 8; round += 1) {
      expect((await seenBy(vale.frontDoorWorker.post)).rows).toHaveLength(1);
      expect((await seenBy(vale.officer.post)).rows).toHaveLength(0);
      expect((await seenBy(vale.officer.post, 'app')).rows).toHaveLength(0);
      expect((await seenBy(vale.socialWorker.post, 'app')).rows).toHaveLength(1);
    }
    const { times } = await seenBy(vale.frontDoorWorker.post);
    // One for pages and one for acts, each run many times since it was prepared.
    expect(times).toHaveLength(2);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(15);
    for (let round = 0; round < 3; round += 1)
      expect((await seenBy(vale.frontDoorWorker.post, 'reader', pooled)).times).toEqual([]);

    await ask(
      world.ownerUrl,
      `alter table partnership_${PARTNERSHIP}.person add column later text not null default 'new'`,
    );
    // The answer that meets the change may be lost; the one after it is right.
    await seenBy(vale.frontDoorWorker.post).catch(() => undefined);
    for (let round = 0; round < 3; round += 1)
      expect((await seenBy(vale.frontDoorWorker.post)).rows).toEqual([
        expect.objectContaining({ later: 'new' }),
      ]);
  });
});
