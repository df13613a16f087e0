import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { addHours, type Instant } from '#kernel';
import { type Mailer, openMailer } from '#mail';
import { type Addressee, notify } from '#notifications';
import { addPerson } from '#people';
import { addRestriction } from '#records';
import { modules } from '../../src/app.ts';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { openMailServer } from '../support/mail-server.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const FROM = 'arden@arden-vale.example';

describe('Mail', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let server: Awaited<ReturnType<typeof openMailServer>>;
  let mailer: Mailer | null;

  const addressed = (staff: string, email: string) =>
    asOwner(app.databases, async (tx) => {
      const id = `account-${staff}`;
      await tx
        .insertInto('account')
        .values({ id, name: 'A person', email, email_verified: true })
        .onConflict((row) => row.column('id').doUpdateSet({ email }))
        .execute();
      await tx.updateTable('staff').set({ account_id: id }).where('id', '=', staff).execute();
    });

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    server = await openMailServer();
    mailer = openMailer({ kind: 'smtp', url: server.url(), from: FROM });
    await addressed(vale.frontDoorWorker.staff, 'femi@council.example');
    await addressed(vale.secondFrontDoorWorker.staff, 'gwen@council.example');
    await addressed(vale.officer.staff, 'priya@police.example');
    await asOwner(app.databases, (tx) =>
      tx
        .insertInto('notice_kind')
        .values([
          { event: 'test.waits', words: 'Something of the test waits', urgent: false },
          { event: 'test.urgent', words: 'Something urgent of the test waits', urgent: true },
        ])
        .execute(),
    );
  });
  afterAll(async () => {
    mailer?.close();
    await server.stop();
    await app.close();
  });
  beforeEach(async () => {
    app.now = NOW;
    server.received.length = 0;
    server.refused.clear();
    await asOwner(app.databases, async (tx) => {
      await tx.deleteFrom('notice').execute();
      await tx.deleteFrom('mail_message').execute();
      await sql`delete from mail_round`.execute(tx);
    });
  });

  const run = async (name: string, now: Instant = app.now, by = mailer) => {
    const job = modules.flatMap(({ jobs = [] }) => jobs).find((each) => each.name === name);
    if (!job) throw new Error(`There is no job ${name}.`);
    const outside = { mailer: by, webhookNetworks: [], baseUrl: 'https://arden.example' };
    await job.run({
      databases: app.databases,
      partnership: PARTNERSHIP,
      about: {},
      log: quiet,
      now,
      outside,
    });
  };
  /** What the server does by itself: passes on what is new, then sends. */
  const pass = async (now?: Instant) => {
    await run('notices-to-pass-on', now);
    await run('mail-to-send', now);
  };
  const tell = (to: Addressee, event: string, record?: string) =>
    actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      notify(acting, { to, event, path: '/actions', ...(record === undefined ? {} : { record }) }),
    );
  const to = () => server.received.flatMap((mail) => mail.to).sort();

  it('goes at once about what is urgent, and says no more than that something waits', async () => {
    await tell({ kind: 'body', id: vale.frontDoor }, 'test.urgent');
    await pass();
    expect(to()).toEqual(['femi@council.example', 'gwen@council.example']);
    const [mail] = server.received;
    expect(mail?.from).toBe(FROM);
    expect(mail?.raw).toContain('Subject: Something waits for you in Arden');
    expect(mail?.raw).toContain('One thing waits for you in Arden.');
    expect(mail?.raw).toContain('https://arden.example/notifications');
    for (const word of ['Femi', 'Gwen', 'Front', 'Vale', 'urgent', 'test', '/actions'])
      expect(mail?.raw.replace(/boundary|Message-ID.*/g, '')).not.toContain(word);
    // Once: not by the next round, nor by two at a time.
    await Promise.all([pass(), pass()]);
    expect(server.received).toHaveLength(2);
  });

  it('counts what came together in one e-mail', async () => {
    await tell({ kind: 'post', id: vale.officer.post }, 'test.urgent');
    await tell({ kind: 'post', id: vale.officer.post }, 'test.urgent');
    await pass();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.raw).toContain('2 things wait for you in Arden.');
  });

  it('waits for the hour of the day that was chosen, comes once, and not about what was read', async () => {
    const chosen = await app.sendJson(vale.officer.post, '/notifications/choices', {
      urgent: 'daily',
      other: 'daily',
      dailyHour: '16:00',
      version: 0,
    });
    expect(chosen.status).toBe(200);
    await tell({ kind: 'post', id: vale.officer.post }, 'test.urgent');
    await tell({ kind: 'post', id: vale.officer.post }, 'test.waits');
    await tell({ kind: 'post', id: vale.frontDoorWorker.post }, 'test.waits');
    await pass();
    expect(server.received).toHaveLength(0);
    // 09:00, then 15:00: nobody's hour; the program was down from then until half past five.
    for (const hours of [0, 6]) await run('daily-mail', addHours(NOW, hours));
    await run('mail-to-send', addHours(NOW, 6));
    expect(server.received).toHaveLength(0);
    await run('daily-mail', addHours(NOW, 8.5));
    await run('mail-to-send', addHours(NOW, 8.5));
    expect(to()).toEqual(['priya@police.example']);
    expect(server.received[0]?.raw).toContain('2 things wait');
    for (const hours of [9, 10]) await run('daily-mail', addHours(NOW, hours));
    // The next morning is the usual hour of whoever chose nothing.
    await run('daily-mail', addHours(NOW, 23));
    await run('mail-to-send', addHours(NOW, 23));
    expect(to()).toEqual(['femi@council.example', 'priya@police.example']);
    await asOwner(app.databases, (tx) => tx.deleteFrom('mail_choice').execute());
  });

  it('tells nothing about a record that is out of sight when it is written', async () => {
    const child = await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addPerson(acting, {
        names: [{ kind: 'legal', given: 'Wren', family: 'Hollow' }],
        born: '2016-03-09',
        sex: 'F',
      }),
    );
    await tell({ kind: 'post', id: vale.frontDoorWorker.post }, 'test.urgent', child);
    await tell({ kind: 'post', id: vale.officer.post }, 'test.urgent', child);
    await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addRestriction(acting, child, 'A test', []),
    );
    await pass();
    expect(server.received).toHaveLength(0);
  });

  it('waits for a server that is down, and goes once when it is up', async () => {
    await server.stop();
    await tell({ kind: 'post', id: vale.officer.post }, 'test.urgent');
    await pass();
    const page = await app.get(vale.administrator.post, '/notifications/mail');
    expect(page.text).toContain('1. Tried and to be tried again: 1 (ESOCKET)');
    await server.begin();
    // Not before its time: the first try is a minute later.
    await pass();
    expect(server.received).toHaveLength(0);
    await pass(addHours(NOW, 1));
    await pass(addHours(NOW, 2));
    expect(to()).toEqual(['priya@police.example']);
  });

  it('is given up where the address is refused, and the administrator sees to whom it did not go', async () => {
    server.refused.add('priya@police.example');
    await tell({ kind: 'post', id: vale.officer.post }, 'test.urgent');
    await pass();
    await pass(addHours(NOW, 24));
    expect(server.received).toHaveLength(0);
    const page = await app.get(vale.administrator.post, '/notifications/mail');
    expect(page.text).toContain('Priya Dale');
    expect(page.text).toContain('The mail server refuses the address (EENVELOPE 550)');
    expect((await app.get(vale.officer.post, '/notifications/mail')).status).toBe(403);
  });

  it.each([
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example, c@d.example',
    '"a b"@b.example',
    '<script>@b.example',
    'a@localhost',
    `${'a'.repeat(250)}@b.example`,
  ])('never goes to %j', async (address) => {
    await addressed(vale.officer.staff, address.toLowerCase());
    await tell({ kind: 'post', id: vale.officer.post }, 'test.urgent');
    await pass();
    expect(server.received).toHaveLength(0);
    expect((await app.get(vale.administrator.post, '/notifications/mail')).text).toContain(
      'The address of the account is not one that mail can go to',
    );
    await addressed(vale.officer.staff, 'priya@police.example');
  });

  it('is sent again, under the same id, by whoever comes after a process that died while it sent', async () => {
    await tell({ kind: 'post', id: vale.officer.post }, 'test.urgent');
    await run('notices-to-pass-on');
    const dying: Mailer = {
      kind: 'smtp',
      close: () => undefined,
      send: async (mail) => {
        await mailer?.send(mail);
        throw new Error('killed');
      },
    };
    await expect(run('mail-to-send', NOW, dying)).rejects.toThrow('killed');
    // It is taken for ten minutes: nobody else sends it meanwhile.
    await run('mail-to-send', addHours(NOW, 0.1));
    expect(server.received).toHaveLength(1);
    await run('mail-to-send', addHours(NOW, 0.5));
    const ids = server.received.map(({ raw }) => /Message-ID: (.*)/i.exec(raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('is not sent where it is off, and what waits then is told when it is on', async () => {
    await tell({ kind: 'post', id: vale.officer.post }, 'test.waits');
    await run('notices-to-pass-on', NOW, null);
    await run('mail-to-send', NOW, null);
    expect((await app.get(vale.administrator.post, '/notifications/mail')).text).toContain(
      'Nobody is e-mailed',
    );
    await run('notices-to-pass-on');
    expect((await app.get(vale.administrator.post, '/notifications/mail')).text).toContain(
      'A mail server (SMTP)',
    );
    await run('daily-mail', addHours(NOW, 23));
    await run('mail-to-send', addHours(NOW, 23));
    expect(to()).toEqual(['priya@police.example']);
  });
});

test('GOV.UK Notify gets the address, the words and a reference, and is asked before it is told a second time', async () => {
  const asked: { method: string | undefined; url: string | undefined; body: string; token: string }[] = [];
  let status = 201;
  const there: string[] = [];
  // The network beyond the machine: what Notify answers, as its documentation says.
  const notifyService = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      asked.push({
        method: request.method,
        url: request.url,
        body,
        token: request.headers.authorization ?? '',
      });
      const found = there.filter((reference) => request.url?.includes(reference));
      response
        .writeHead(request.method === 'GET' ? 200 : status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ notifications: found.map((reference) => ({ reference })) }));
    });
  });
  await new Promise<void>((listening) => notifyService.listen(0, '127.0.0.1', listening));
  // of a server that listens on a port
  const { port } = notifyService.address() as AddressInfo;
  const ID = '11111111-1111-4111-8111-111111111111';
  const notifier = openMailer({
    kind: 'notify',
    url: `http://127.0.0.1:${port}`,
    apiKey: `arden-${ID}-${ID}`,
    templateId: ID,
  });
  const mail = {
    id: ID,
    to: 'femi@council.example',
    subject: 'Something waits',
    text: 'One thing',
    again: false,
  };
  expect(await notifier?.send(mail)).toEqual({ ok: true });
  expect(asked[0]).toMatchObject({ method: 'POST', url: '/v2/notifications/email' });
  expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({
    email_address: mail.to,
    template_id: ID,
    reference: ID,
    personalisation: { subject: mail.subject, text: mail.text },
  });
  expect(asked[0]?.token).toMatch(/^Bearer \w+\.\w+\.[\w-]+$/);
  // What is there already is not sent again.
  there.push(ID);
  asked.length = 0;
  expect(await notifier?.send({ ...mail, again: true })).toEqual({ ok: true });
  expect(asked.map(({ method }) => method)).toEqual(['GET']);
  for (const [code, final] of [
    [400, true],
    [403, false],
    [429, false],
    [500, false],
  ] as const) {
    status = code;
    expect(await notifier?.send(mail)).toEqual({ ok: false, final, why: `Notify ${code}` });
  }
  notifyService.closeAllConnections();
  await new Promise((closed) => notifyService.close(closed));
  expect(await notifier?.send(mail)).toEqual({ ok: false, final: false, why: 'no answer' });
});
