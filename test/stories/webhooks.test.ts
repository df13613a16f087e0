import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addHours, type Instant } from '#kernel';
import { type Addressee, notify } from '#notifications';
import { makePost } from '#partnership';
import { addPerson } from '#people';
import { addRestriction, addShare } from '#records';
import { modules } from '../../src/app.ts';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { openListener } from '../support/listener.ts';
import { asOwner, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** The library of the other side looks at the clock of this machine, so that the story plays now. */
const NOW: Instant = new Date().toISOString();

const Given = z.object({ id: z.string(), secret: z.string() });
const Shown = z.object({
  stands: z.string(),
  deliveries: z.array(
    z.object({
      id: z.string(),
      event: z.string(),
      became: z.string(),
      tries: z.number(),
      answer: z.string(),
    }),
  ),
});

describe('A webhook', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let system: { post: string; staff: string };
  let listener: Awaited<ReturnType<typeof openListener>>;
  let given: z.infer<typeof Given>;

  beforeAll(async () => {
    app = await openApp();
    app.now = NOW;
    vale = await layArdenVale(app.databases);
    listener = await openListener();
    system = await asOwner(app.databases, (tx) =>
      makePost(tx, {
        name: 'Records of the trust',
        role: 'agencySystem',
        title: 'System',
        organisation: vale.trust,
        body: vale.healthVisiting,
      }),
    );
    await asOwner(app.databases, (tx) =>
      tx
        .insertInto('notice_kind')
        .values({ event: 'test.waits', words: 'Something of the test waits', urgent: false })
        .execute(),
    );
  });
  afterAll(async () => {
    await listener.close();
    await app.close();
  });
  beforeEach(async () => {
    listener.heard.length = 0;
    listener.told.status = 204;
    await asOwner(app.databases, async (tx) => {
      await tx.deleteFrom('notice').execute();
      for (const table of ['webhook_delivery', 'webhook_secret', 'webhook'] as const)
        await tx.deleteFrom(table as 'webhook').execute();
    });
    given = await add();
  });

  const add = async (more: object = {}) => {
    const made = await app.sendJson(vale.administrator.post, '/webhooks/new', {
      system: system.post,
      url: listener.url,
      kinds: [],
      ...more,
    });
    expect(made.status).toBe(200);
    return Given.parse(made.json());
  };
  const run = async (name: string, now: Instant = NOW, webhookNetworks = ['127.0.0.0/8']) => {
    const job = modules.flatMap(({ jobs = [] }) => jobs).find((each) => each.name === name);
    if (!job) throw new Error(`There is no job ${name}.`);
    await job.run({
      databases: app.databases,
      partnership: PARTNERSHIP,
      about: {},
      log: quiet,
      now,
      outside: { mailer: null, webhookNetworks, baseUrl: 'https://arden.example' },
    });
  };
  const pass = async (now?: Instant, networks?: string[]) => {
    await run('notices-to-pass-on', now, networks);
    await run('webhooks-to-send', now, networks);
  };
  const tell = (to: Addressee, record?: string) =>
    actAs(
      app.databases,
      vale.socialWorker.post,
      (acting) =>
        notify(acting, {
          to,
          event: 'test.waits',
          path: `/people/${record ?? ''}`,
          ...(record === undefined ? {} : { record }),
        }),
      NOW,
    );
  const shown = async () =>
    Shown.parse((await app.getJson(vale.administrator.post, `/webhooks/${given.id}`)).json());
  const child = (shared: boolean) =>
    actAs(
      app.databases,
      vale.socialWorker.post,
      async (acting) => {
        const id = await addPerson(acting, {
          names: [{ kind: 'legal', given: 'Wren', family: 'Hollow' }],
          born: '2016-03-09',
          sex: 'F',
        });
        if (shared)
          await addShare(acting, {
            record: id,
            grantee_kind: 'body',
            grantee_id: vale.healthVisiting,
            lawful_basis: 'Public task',
            purpose: 'A test',
          });
        return id;
      },
      NOW,
    );

  it('tells an agency’s system what waits for its organisation, its team or its people, signed and with no word of it', async () => {
    await tell({ kind: 'organisation', id: vale.trust });
    await tell({ kind: 'body', id: vale.healthVisiting });
    await tell({ kind: 'post', id: vale.otherHealthVisitor.post });
    // Neither another agency's, nor what is for one person alone.
    await tell({ kind: 'organisation', id: vale.police });
    await tell({ kind: 'staff', id: vale.healthVisitor.staff });
    await pass();
    expect(listener.heard).toHaveLength(3);
    for (const { headers, body } of listener.heard) {
      expect(new Webhook(given.secret).verify(body, headers as Record<string, string>)).toEqual({
        type: 'test.waits',
        timestamp: NOW,
        data: { path: '/people/' },
      });
      expect(() => new Webhook(given.secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
    }
    expect(new Set(listener.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
    await pass();
    expect(listener.heard).toHaveLength(3);
    expect((await shown()).deliveries.map(({ became }) => became)).toEqual(Array(3).fill('delivered'));
  });

  it('tells of a record only what the system’s own post sees, asked again before each sending', async () => {
    const [unseen, seen] = [await child(false), await child(true)];
    await tell({ kind: 'body', id: vale.healthVisiting }, unseen);
    await pass();
    expect(listener.heard).toHaveLength(0);
    expect((await shown()).deliveries).toEqual([]);

    await tell({ kind: 'body', id: vale.healthVisiting }, seen);
    await run('notices-to-pass-on');
    await actAs(
      app.databases,
      vale.socialWorker.post,
      (acting) => addRestriction(acting, seen, 'A test', []),
      NOW,
    );
    await run('webhooks-to-send');
    expect(listener.heard).toHaveLength(0);
    // As if there had been none: the administrator learns nothing either.
    expect((await shown()).deliveries).toEqual([]);
  });

  it('offers no news that one person alone is told, of themselves', async () => {
    const change = `/webhooks/${given.id}/change`;
    const page = await app.get(vale.administrator.post, change);
    expect(page.text).toContain('An agency check waits');
    expect(page.text).not.toContain('Your password was changed');
    const sent = { url: listener.url, kinds: ['account.passwordChanged'], version: 1 };
    expect((await app.sendJson(vale.administrator.post, change, sent)).status).toBe(422);
  });

  it('tells only the kinds of news that were chosen', async () => {
    await app.sendJson(vale.administrator.post, `/webhooks/${given.id}/change`, {
      url: listener.url,
      kinds: ['webhook.tested'],
      version: 1,
    });
    await tell({ kind: 'organisation', id: vale.trust });
    await app.sendJson(vale.administrator.post, `/webhooks/${given.id}/test`, {});
    await pass();
    expect(listener.heard.map(({ body }) => JSON.parse(body).type)).toEqual(['webhook.tested']);
  });

  it('is tried again, later and later, for about a day; given up, it is sent again under the same id when somebody asks', async () => {
    listener.told.status = 503;
    await tell({ kind: 'organisation', id: vale.trust });
    await pass();
    await pass();
    expect(listener.heard).toHaveLength(1);
    let now = NOW;
    for (let hour = 0; hour < 40; hour++) {
      now = addHours(now, 1);
      await run('webhooks-to-send', now);
    }
    expect((await shown()).deliveries).toMatchObject([{ became: 'dead', tries: 10, answer: '503' }]);
    expect(listener.heard).toHaveLength(10);
    listener.told.status = 204;
    const [dead] = (await shown()).deliveries;
    const again = await app.sendJson(
      vale.administrator.post,
      `/webhooks/${given.id}/deliveries/${dead?.id}/again`,
      {},
    );
    expect(again.json()).toEqual({ id: given.id, again: 1 });
    await run('webhooks-to-send', now);
    expect((await shown()).deliveries).toMatchObject([{ became: 'delivered', tries: 1, answer: '204' }]);
    expect(new Set(listener.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    // All since a day: those that arrived too, when the other side has lost them.
    const all = { since: NOW.slice(0, 10), which: 'all' };
    const everything = await app.sendJson(vale.administrator.post, `/webhooks/${given.id}/again`, all);
    expect(everything.json()).toEqual({ id: given.id, again: 1 });
    await run('webhooks-to-send', now);
    expect(listener.heard).toHaveLength(12);
  });

  it('is switched off where nothing arrives for five days, and the administrators hear of it', async () => {
    listener.told.status = 500;
    for (const days of [0, 1, 2, 3, 4, 5, 6]) {
      await tell({ kind: 'organisation', id: vale.trust });
      await pass(addHours(NOW, days * 24));
    }
    expect((await shown()).stands).toBe('off');
    const bell = await app.getJson(vale.administrator.post, '/notifications');
    expect(bell.json()).toMatchObject({
      notices: [{ event: 'webhook.switchedOff', path: `/webhooks/${given.id}` }],
    });
    const tries = listener.heard.length;
    await pass(addHours(NOW, 24 * 8));
    expect(listener.heard).toHaveLength(tries);
    listener.told.status = 204;
    await app.sendJson(vale.administrator.post, `/webhooks/${given.id}/on`, {});
    await pass(addHours(NOW, 24 * 8));
    expect((await shown()).stands).toBe('works');
    expect(listener.heard.length).toBeGreaterThan(tries);
  });

  it('ends with the system that says "gone", and with the post that ends', async () => {
    listener.told.status = 410;
    await tell({ kind: 'organisation', id: vale.trust });
    await pass();
    expect((await shown()).stands).toBe('off');
    listener.told.status = 204;
    given = await add();
    listener.heard.length = 0;
    await tell({ kind: 'organisation', id: vale.trust });
    await run('notices-to-pass-on');
    await asOwner(app.databases, (tx) =>
      tx.updateTable('post').set({ until_day: '2026-11-01' }).where('id', '=', system.post).execute(),
    );
    await run('webhooks-to-send');
    expect([listener.heard.length, (await shown()).stands]).toEqual([0, 'off']);
    await asOwner(app.databases, (tx) =>
      tx.updateTable('post').set({ until_day: null }).where('id', '=', system.post).execute(),
    );
  });

  it('is signed with the secret before as well for a day, and shows a secret once', async () => {
    const renewed = Given.parse(
      (await app.sendJson(vale.administrator.post, `/webhooks/${given.id}/secret`, {})).json(),
    );
    await tell({ kind: 'organisation', id: vale.trust });
    await pass();
    const [{ body, headers } = { body: '', headers: {} }] = listener.heard;
    for (const { secret } of [given, renewed])
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toBeTruthy();
    await tell({ kind: 'organisation', id: vale.trust });
    await pass(addHours(NOW, 25));
    expect(String(listener.heard[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1);
    for (const path of ['', '/change', '/secret'])
      for (const { secret } of [given, renewed])
        expect((await app.get(vale.administrator.post, `/webhooks/${given.id}${path}`)).text).not.toContain(
          secret,
        );
    // Nor does any role that serves people read it.
    await expect(
      actAs(app.databases, vale.administrator.post, ({ tx }) =>
        tx
          .selectFrom('webhook_secret' as 'webhook')
          .selectAll()
          .execute(),
      ),
    ).rejects.toThrow('permission denied');
  });

  it('calls nothing inside our own network, and is refused at once where the address cannot be one', async () => {
    await tell({ kind: 'organisation', id: vale.trust });
    await pass(NOW, []);
    expect(listener.heard).toHaveLength(0);
    expect((await shown()).deliveries).toMatchObject([{ became: 'waiting', answer: 'address refused' }]);
    for (const url of ['ftp://a.example', 'javascript:alert(1)', 'https://a:b@c.example', 'x', ''])
      expect(
        (
          await app.sendJson(vale.administrator.post, '/webhooks/new', {
            system: system.post,
            url,
            kinds: [],
          })
        ).status,
      ).toBe(422);
  });

  it('is the administrators’ to keep', async () => {
    for (const who of [vale.namedNurse, vale.frontDoorManager, vale.igLead])
      for (const path of ['/webhooks', '/webhooks/new', `/webhooks/${given.id}`])
        expect((await app.get(who.post, path)).status).toBe(403);
  });
});
