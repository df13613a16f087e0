import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { systemNow } from '#clock';
import { newId } from '#db';
import { hear, once, openArden } from '../../clients/typescript/arden.ts';
import { modules } from '../../src/app.ts';
import { agencyApi } from '../../src/cli/api/agency.ts';
import { typesOf } from '../../src/cli/api/types.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { openListener } from '../support/listener.ts';
import { type House, openHouse } from '../support/visitor.ts';
import { PARTNERSHIP, ROOT } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

test('the types of the client are those of the program', async () => {
  const committed = await readFile(join(ROOT, 'clients/typescript/schema.generated.ts'), 'utf8');
  const fresh = typesOf(agencyApi());
  // Where this fails: npm run arden -- api --types --out clients/typescript/schema.generated.ts
  expect(fresh === committed, 'The committed types are not those that the program makes now').toBe(true);
});

describe('An agency’s own system, over the network', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let house: House;
  let listener: Awaited<ReturnType<typeof openListener>>;
  let arden: ReturnType<typeof openArden>;
  let secret: string;

  beforeAll(async () => {
    app = await openApp();
    app.now = systemNow();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
    house = await openHouse(app.databases, { modules, now: systemNow, baseUrl: 'http://localhost' });
    const address = await house.served.listen(0, '127.0.0.1');
    listener = await openListener();
    // What an administrator does once: a system, its credential, and where it listens.
    const system = await app.sendJson(vale.administrator.post, '/partnership/systems/new', {
      name: 'Records of the trust',
      organisation: vale.trust,
      body: vale.healthVisiting,
      label: 'Live',
    });
    const given = z.object({ id: z.string(), credential: z.string() }).parse(system.json());
    const webhook = await app.sendJson(vale.administrator.post, '/webhooks/new', {
      system: given.id,
      url: listener.url,
      kinds: ['flag.answered'],
    });
    secret = z.object({ secret: z.string() }).parse(webhook.json()).secret;
    arden = openArden({ baseUrl: address, credential: given.credential });
  });
  afterAll(async () => {
    await listener.close();
    await house.served.stop();
    await app.close();
  });

  const run = async (name: string) => {
    const job = modules.flatMap(({ jobs = [] }) => jobs).find((each) => each.name === name);
    if (!job) throw new Error(`There is no job ${name}.`);
    await job.run({
      databases: app.databases,
      partnership: PARTNERSHIP,
      about: {},
      log: quiet,
      now: systemNow(),
      outside: { mailer: null, webhookNetworks: ['127.0.0.0/8'], baseUrl: 'http://localhost' },
    });
  };

  it('sends a flag, once; hears that it was answered; and reads what came of it', async () => {
    const flag = {
      kind: 'wasNotBrought',
      sourceReference: 'WNB-1042',
      occurredOn: systemNow().slice(0, 10),
      urgency: 'routine',
      given: 'Rowan',
      family: 'Birch',
      born: '2018-05-01',
      said: 'Not brought to the second appointment in a row.',
      service: 'Community paediatrics',
    } as const;
    const key = newId();
    const sent = await arden.POST('/flags', { params: { header: once(key) }, body: flag });
    expect(sent.error).toBeUndefined();
    // The line broke, and the system sends it again: it acts once, and gets the first answer.
    const again = await arden.POST('/flags', { params: { header: once(key) }, body: flag });
    expect(again.data).toEqual(sent.data);
    const { id } = z.object({ id: z.string() }).parse(sent.data);

    app.now = systemNow();
    const answered = await app.send(vale.frontDoorManager.post, `/flags/${id}/outcome`, {
      done: 'noFurtherAction',
      reason: 'The family had moved the appointment.',
      message: 'Thank you. The appointment was moved.',
    });
    expect(answered.status).toBe(303);
    await run('notices-to-pass-on');
    await run('webhooks-to-send');

    const [heard] = listener.heard;
    if (!heard) throw new Error('Nothing was heard.');
    const news = hear(heard.body, heard.headers, secret);
    expect(news).toMatchObject({ type: 'flag.answered', path: `/flags/${id}` });
    expect(() => hear(heard.body, heard.headers, `whsec_${'A'.repeat(43)}=`)).toThrow();
    for (const word of ['Rowan', 'Birch', 'appointment', 'Trust', 'Maya'])
      expect(heard.body + JSON.stringify(heard.headers)).not.toContain(word);

    const read = await arden.GET('/flags/{id}', { params: { path: { id } } });
    expect(JSON.stringify(read.data)).toContain('Thank you. The appointment was moved.');
    const waiting = await arden.GET('/notifications', {});
    expect(waiting.data?.notices.map(({ event }) => event)).toEqual(['flag.answered']);
  });

  it('is told in words what is wrong, by field, and is let in by its credential alone', async () => {
    const wrong = await arden.POST('/flags', {
      params: { header: once(newId()) },
      // as a system that did not read the types would
      body: { kind: 'other' } as never,
    });
    expect(wrong.response.status).toBe(422);
    expect(wrong.error?.errors?.map(({ field }) => field)).toContain('sourceReference');
    const stranger = openArden({
      baseUrl: addressOf(house),
      credential: `arden_${'0'.repeat(12)}_${'x'.repeat(43)}`,
    });
    expect((await stranger.GET('/notifications', {})).response.status).toBe(401);
  });
});

const addressOf = ({ served }: House): string => {
  const address = served.server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  return `http://127.0.0.1:${address.port}`;
};
