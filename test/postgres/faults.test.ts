import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Databases, newId, openServerDatabase } from '#db';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { type Break, formOpened, layWire, type Wire } from '../support/faults.ts';
import { describeOnPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { asOwner, raise } from '../support/world.ts';
import { advice, worry, worryOf } from '../support/worries.ts';
import { type ServerWorld, serverWorld } from './server-world.ts';

type Fields = Record<string, string>;

/** How many there are of each thing that an act writes, and of its rows in the audit. */
const tally = (databases: Databases, event: string) =>
  asOwner(databases, async (tx) => {
    const { rows } = await sql<Record<string, number>>`select
      (select count(*)::integer from record) as records,
      (select count(*)::integer from contact) as contacts,
      (select count(*)::integer from open_contact) as waiting,
      (select count(*)::integer from share) as shares,
      (select count(*)::integer from decision) as decisions,
      (select count(*)::integer from parent_support_check) as checks,
      (select count(*)::integer from outcome) as outcomes,
      (select count(*)::integer from history) as history,
      (select count(*)::integer from submission_key) as keys,
      (select count(*)::integer from audit_event where event = ${event}) as audited`.execute(tx);
    return rows[0] ?? {};
  });
const less = (after: Record<string, number>, before: Record<string, number>) =>
  Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]));
const none = (change: Record<string, number>) =>
  Object.fromEntries(Object.keys(change).map((name) => [name, 0]));

describeOnPostgres('A process killed between any two statements of an act', () => {
  let world: ServerWorld;
  let wire: Wire;
  let databases: Databases;
  let app: TestApp;
  let vale: ArdenVale;

  beforeAll(async () => {
    world = await serverWorld('faults');
    wire = await layWire(world.url);
    databases = openServerDatabase(wire.url, world.ownerUrl, 2);
    app = await openApp(databases);
    vale = await layArdenVale(databases);
    await layThresholds(databases, { managerAuthorises: false });
  });
  afterAll(async () => {
    await app.close();
    await wire.close();
    await world.drop();
  });

  /**
   * Does an act once to see what it writes and in how many statements; then again for each statement, with the wire broken before
   * the server hears it; and once with the commit done and its answer lost. Nothing is left, or all; and the same form, sent again,
   * leaves exactly one.
   */
  const breakEverywhere = async (
    event: string,
    prepare: () => Promise<{ post: string; url: string; fields: Fields; typed: string }>,
  ) => {
    const measure = await prepare();
    const start = await tally(databases, event);
    wire.arm(null);
    expect((await app.send(measure.post, measure.url, measure.fields)).status).toBe(303);
    const statements = wire.sent();
    const whole = less(await tally(databases, event), start);
    expect(whole.audited).toBe(1);
    expect(statements).toBeGreaterThan(8);

    const breaks: Break[] = Array.from({ length: statements }, (_, n) => ({ at: n + 1, side: 'before' }));
    for (const { at, side } of [...breaks, { at: statements, side: 'after' } as const]) {
      const where = `${event}, ${side} statement ${at} of ${statements}`;
      const { post, url, fields, typed } = await prepare();
      const before = await tally(databases, event);
      wire.arm({ at, side });
      const broken = await app.send(post, url, fields);
      wire.arm(null);
      expect([where, broken.status]).toEqual([where, 503]);
      expect(broken.text, where).toContain('The records cannot be reached');
      expect(broken.text, where).toContain(typed);
      const left = less(await tally(databases, event), before);
      if (side === 'before') expect([where, left]).toEqual([where, none(left)]);
      else {
        expect(left).toEqual(whole);
        expect(broken.text).not.toContain('Nothing was changed');
        expect(broken.text).toContain('it acts once');
      }
      expect([where, (await app.send(post, url, fields)).status]).toEqual([where, 303]);
      expect([where, less(await tally(databases, event), before)]).toEqual([where, whole]);
    }
  };

  test('leaves a worry whole, with its audit, or nothing of it; the same form again acts once', async () => {
    const { post } = vale.healthVisitor;
    const hidden = await formOpened(app, post, '/contacts/new');
    await breakEverywhere('contact.raised', async () => ({
      post,
      url: '/contacts/new',
      typed: worry.worry,
      fields: { ...hidden, ...worry, _key: newId() },
    }));
  }, 180_000);

  test('leaves a decision whole, with its audit, or nothing of it; the same form again acts once', async () => {
    const { post } = vale.frontDoorWorker;
    const waiting: string[] = [];
    const nextContact = async () => {
      if (waiting.length === 0) {
        const children = Array.from({ length: 12 }, () => ({ given: 'Rowan', family: 'Birch' }));
        const sent = await app.sendJson(
          vale.healthVisitor.post,
          '/contacts/new',
          worryOf(vale.frontDoor, { children }),
        );
        const { submission } = z.object({ submission: z.string() }).parse(sent.json());
        const contacts = await asOwner(databases, (tx) =>
          tx.selectFrom('record').select('id').where('submission_id', '=', submission).execute(),
        );
        waiting.push(...contacts.map(({ id }) => id));
      }
      return waiting.pop() ?? '';
    };
    const hidden = await formOpened(app, post, `/contacts/${await nextContact()}/decision`);
    await breakEverywhere('contact.decided', async () => ({
      post,
      url: `/contacts/${await nextContact()}/decision`,
      typed: advice.reason,
      fields: { ...hidden, ...advice, _key: newId() },
    }));
  }, 180_000);
});

describeOnPostgres('The database gone and back', () => {
  let server: PostgresServer;
  let databases: Databases;
  let app: TestApp;
  let vale: ArdenVale;
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);

  beforeAll(async () => {
    server = await startPostgres({ durable: true });
    databases = openServerDatabase(server.url, server.url, 4);
    await raise(databases);
    app = await openApp(databases);
    vale = await layArdenVale(databases);
    process.on('unhandledRejection', note);
  }, 120_000);
  afterAll(async () => {
    process.off('unhandledRejection', note);
    await app.close();
    await server.stop();
  });
  beforeEach(() => unhandled.splice(0));

  test('is told in a sentence, keeps what was typed, and takes the same form once it is back', async () => {
    const { post } = vale.healthVisitor;
    const ready = async () => (await app.get(post, '/readyz')).status;
    const hidden = await formOpened(app, post, '/contacts/new');
    const fields = { ...hidden, ...worry };
    expect(await ready()).toBe(200);

    // Requests are under way when it goes.
    const underWay = [
      ...Array.from({ length: 12 }, () => app.get(post, '/contacts/sent')),
      ...Array.from({ length: 4 }, () => app.send(post, '/contacts/new', fields)),
    ];
    await server.kill9();
    const answers = await Promise.all(underWay);
    for (const { status } of answers) expect([200, 303, 503]).toContain(status);

    const page = await app.get(post, '/contacts/sent');
    expect(page.status).toBe(503);
    expect(page.text).toContain('The records cannot be reached');
    expect(page.header('retry-after')).toBe('60');
    const program = await app.getJson(post, '/contacts/sent');
    expect([program.status, program.json()]).toMatchObject([503, { title: 'The records cannot be reached' }]);
    const form = await app.send(post, '/contacts/new', fields);
    expect(form.status).toBe(503);
    expect(form.text).toContain(worry.worry);
    expect(form.text).toContain(`name="_key" value="${hidden._key}"`);
    expect(await ready()).toBe(503);
    expect((await app.get(post, '/healthz')).status).toBe(200);

    await server.restart();
    expect(await ready()).toBe(200);
    const taken = await app.send(post, '/contacts/new', fields);
    expect(taken.status).toBe(303);
    const again = await app.send(post, '/contacts/new', fields);
    expect(again.location).toBe(taken.location);
    const sent = await app.getJson(post, '/contacts/sent');
    expect(sent.json()).toMatchObject({ contacts: [{ name: 'Rowan Birch' }] });
    expect(unhandled).toEqual([]);
  }, 120_000);
});
