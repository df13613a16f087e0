import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mailer } from '#mail';
import { notify } from '#notifications';
import { makePost } from '#partnership';
import { modules } from '../../src/app.ts';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { openListener } from '../support/listener.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';
import { type ServerWorld, serverWorld } from './server-world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const TOLD = 60;

describeOnPostgres('News that something waits, on PostgreSQL', () => {
  let world: ServerWorld;
  let app: TestApp;
  let vale: ArdenVale;
  let listener: Awaited<ReturnType<typeof openListener>>;
  /** Which e-mails left, each by its id. */
  const left: string[] = [];
  const mailer: Mailer = {
    kind: 'smtp',
    close: () => undefined,
    send: async ({ id }) => {
      left.push(id);
      await new Promise((later) => setTimeout(later, 20));
      return { ok: true };
    },
  };

  beforeAll(async () => {
    world = await serverWorld('notifications');
    app = await openApp(world.databases);
    vale = await layArdenVale(world.databases);
    listener = await openListener();
    const system = await asOwner(world.databases, async (tx) => {
      for (const { staff } of [vale.frontDoorWorker, vale.secondFrontDoorWorker, vale.frontDoorManager]) {
        await tx
          .insertInto('account')
          .values({ id: staff, name: 'A person', email: `${staff}@council.example`, email_verified: true })
          .execute();
        await tx.updateTable('staff').set({ account_id: staff }).where('id', '=', staff).execute();
      }
      return makePost(tx, {
        name: 'System',
        role: 'agencySystem',
        title: 'System',
        organisation: vale.council,
      });
    });
    const made = await app.sendJson(vale.administrator.post, '/webhooks/new', {
      system: system.post,
      url: listener.url,
      kinds: [],
    });
    expect(made.status).toBe(200);
  });
  afterAll(async () => {
    await listener?.close();
    await app?.close();
    await world?.drop();
  });

  const run = async (name: string) => {
    const job = modules.flatMap(({ jobs = [] }) => jobs).find((each) => each.name === name);
    if (!job) throw new Error(`There is no job ${name}.`);
    await job.run({
      databases: world.databases,
      partnership: PARTNERSHIP,
      about: {},
      log: quiet,
      now: NOW,
      outside: { mailer, webhookNetworks: ['127.0.0.0/8'], baseUrl: 'https://arden.example' },
    });
  };
  const together = (name: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => run(name)));

  test('acts that tell at once do not wait for one another for ever, and each is kept', async () => {
    const tell = () =>
      actAs(world.databases, vale.administrator.post, async (acting) => {
        // Each tells twice, so that whoever holds the sending of the job asks for it again.
        for (const kind of ['body', 'organisation'] as const)
          await notify(acting, {
            to: { kind, id: kind === 'body' ? vale.frontDoor : vale.council },
            event: 'contact.receivedUrgent',
            path: '/front-door',
          });
      });
    await Promise.all(Array.from({ length: TOLD }, tell));
    const { rows } = await asOwner(world.databases, (tx) =>
      sql<{ told: number }>`select count(*)::integer as told from notice`.execute(tx),
    );
    expect(rows).toEqual([{ told: 2 * TOLD }]);
  });

  test('what several processes pass on at once is written once a person and a system, and sent once', async () => {
    await together('notices-to-pass-on', 3);
    await together('mail-to-send', 3);
    // One e-mail each, about all of it.
    expect(left).toHaveLength(3);
    expect(new Set(left).size).toBe(3);
    await together('webhooks-to-send', 3);
    await run('webhooks-to-send');
    const ids = listener.heard.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(2 * TOLD);
    expect(new Set(ids).size).toBe(2 * TOLD);
  });

  test('whoever has read thousands finds the few that are new', async () => {
    await asOwner(world.databases, async (tx) => {
      await sql`insert into notice (id, to_kind, to_id, event, path, made_at)
        select gen_random_uuid(), 'post', ${vale.officer.post}, 'contact.outcome', '/', ${NOW} from generate_series(1, 20000)`.execute(
        tx,
      );
      await sql`insert into notice_read (staff_id, notice_id, at) select ${vale.officer.staff}, id, ${NOW} from notice
        where to_id = ${vale.officer.post}`.execute(tx);
      await sql`insert into notice (id, to_kind, to_id, event, path, made_at)
        select gen_random_uuid(), 'post', ${vale.officer.post}, 'contact.outcome', '/', ${NOW} from generate_series(1, 7)`.execute(
        tx,
      );
      await sql`analyze notice`.execute(tx);
      await sql`analyze notice_read`.execute(tx);
    });
    expect((await app.getJson(vale.officer.post, '/notifications')).json()).toMatchObject({ unread: 7 });
    // What is read is there too, a page at a time.
    const read = await app.getJson(vale.officer.post, '/notifications?which=read&page=3');
    expect(read.json()).toMatchObject({ more: true, notices: expect.objectContaining({ length: 25 }) });
  });
});
