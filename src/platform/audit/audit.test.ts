import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Databases, newId, type Tx, transact } from '#db';
import { asOwner, embeddedWorld, NOW, PARTNERSHIP } from '../../../test/support/world.ts';
import { chainLinks, sealAudit, verifyChain, writeAudit } from './index.ts';

const standing = { partnership: PARTNERSHIP, now: NOW } as const;
let databases: Databases;
const opened: Databases[] = [];
beforeEach(async () => {
  databases = await embeddedWorld();
  opened.push(databases);
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

const act = (count = 1) =>
  transact(databases.serving, { ...standing, role: 'reader' }, async (tx) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1)
      ids.push(
        await writeAudit(tx, {
          ...{ at: NOW, account: null, staff: null, post: null },
          ...{ event: 'person.viewed', purpose: 'direct care', outcome: 'allowed' },
          subjects: [{ child: newId() }, { child: newId() }],
        }),
      );
    return ids;
  });
const sealing = <T>(run: (tx: Tx) => Promise<T>) =>
  transact(databases.serving, { ...standing, role: 'app', work: 'sealing' }, run);
const seal = (most?: number) => sealing((tx) => sealAudit(tx, NOW, most));
const verify = (head?: string) => sealing((tx) => verifyChain(chainLinks(tx), head));
/** As somebody who has the server itself. */
const tamper = (statement: string) =>
  asOwner(databases, async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql.raw(statement).execute(tx);
  });

test('a whole chain verifies to the head that the log was given', async () => {
  await act(2);
  await act();
  const { head, sealed, more } = await seal();
  expect({ sealed, more }).toEqual({ sealed: 3, more: false });
  expect(await verify(head)).toEqual({ ok: true, rows: 3, head });
  expect((await seal()).sealed).toBe(0);
});

test('rows of one transaction are sealed together, and a batch that one fills is taken whole', async () => {
  await act(2);
  await act(3);
  await act(1);
  const sealed: number[] = [];
  for (let more = true; more; ) {
    const done = await seal(2);
    sealed.push(done.sealed);
    more = done.more;
  }
  expect(sealed).toEqual([2, 3, 1]);
  expect(await verify()).toMatchObject({ ok: true, rows: 6 });
});

test.each([
  [
    'altered',
    (id: string) => `update audit_event set purpose = 'other' where id = '${id}'`,
    'the row was altered',
  ],
  [
    'given another subject',
    (id: string) => `update audit_subject set ground = 'x' where event_id = '${id}'`,
    'the row was altered',
  ],
  [
    'robbed of its subjects',
    (id: string) => `delete from audit_subject where event_id = '${id}'`,
    'the row was altered',
  ],
  ['deleted', (id: string) => `delete from audit_event where id = '${id}'`, 'the row is missing'],
  [
    'put under another seal',
    (id: string) => `update audit_seal set event_id = '${newId()}' where event_id = '${id}'`,
    'the row is missing',
  ],
])('a row that was %s is named', async (_, statement, why) => {
  const [, id = ''] = [...(await act()), ...(await act()), ...(await act())];
  await seal();
  await tamper(statement(id));
  const found = await verify();
  expect(found).toMatchObject({ ok: false, seq: 2, rows: 1, why });
  if (!_.startsWith('put')) expect(found).toMatchObject({ eventId: id });
});

test('a row that is gone with its seal leaves a gap; the end cut off is found by a head that is known', async () => {
  await act();
  await act();
  await act();
  const { head } = await seal();
  await tamper('delete from audit_seal where seq = 2');
  expect(await verify()).toMatchObject({ ok: false, seq: 3, why: 'seal 2 is missing' });

  await tamper('delete from audit_seal where seq > 1');
  expect(await verify()).toMatchObject({ ok: true, rows: 1 });
  expect(await verify(head)).toMatchObject({
    ok: false,
    why: expect.stringContaining('the end of the chain'),
  });
});

test('restored into a server that has counted fewer transactions, the chain goes on, and through the old numbers again', async () => {
  const { rows } = await sealing((tx) =>
    sql<{ own: string }>`select pg_current_xact_id()::text as own`.execute(tx),
  );
  const own = Number(rows[0]?.own);
  const numbered = (id: string | undefined, ahead: number) =>
    tamper(`update audit_event set txid = '${own + ahead}' where id = '${id}'`);
  const [first] = await act();
  const [second] = await act();
  await act();
  await numbered(first, 20);
  await numbered(second, 30);
  expect((await seal()).sealed).toBe(3);
  expect(await verify()).toMatchObject({ ok: true, rows: 3 });
  // One that was not sealed yet when the backup was made.
  await numbered((await act())[0], 25);
  for (let n = 0; n < 40; n += 1) {
    await act();
    if (n % 3 === 0) await seal();
  }
  await seal();
  expect(await verify()).toMatchObject({ ok: true, rows: 44 });
});
