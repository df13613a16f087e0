import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeSetting } from '#partnership';
import { makePerson } from '#people';
import { addRestriction } from '#records';
import { moduleJobs } from '../../src/cli/bring-up.ts';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const FORM = `/worry/${PARTNERSHIP}`;

describe('A worry from anybody', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let hour = 0;

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    // Each story in an hour of its own, so that the limits of one do not reach the next.
    hour += 1;
    app.now = new Date(Date.parse(NOW) + hour * 3_600_000).toISOString();
  });
  const later = (seconds: number) => {
    app.now = new Date(Date.parse(app.now) + seconds * 1000).toISOString();
  };

  const html = { accept: 'text/html', host: 'localhost' };
  /** Somebody at a browser of their own, from a network of their own. */
  const visitor = (address = `198.51.100.${hour}`) => {
    let cookie = '';
    let page = '';
    const call = async (method: 'GET' | 'POST', url: string, payload?: string) => {
      const got = await app.served.server.inject({
        ...{ method, url, remoteAddress: address },
        headers: {
          ...html,
          ...(cookie ? { cookie } : {}),
          ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(payload === undefined ? {} : { payload }),
      });
      for (const { name, value } of got.cookies) if (name === 'arden-visit') cookie = `${name}=${value}`;
      page = got.payload;
      return {
        status: got.statusCode,
        text: got.payload,
        to: String(got.headers.location ?? ''),
        cookies: got.cookies.map(({ name }) => name),
      };
    };
    const hidden = () =>
      Object.fromEntries(
        [...page.matchAll(/<input type="hidden" name="(_\w+|stamp)" value="([^"]*)"/g)].map(
          ([, name = '', value = '']) => [name, value],
        ),
      );
    return {
      get: (url: string) => call('GET', url),
      send: (fields: Record<string, string>, marks: Record<string, string> = hidden()) =>
        call('POST', FORM, new URLSearchParams({ ...marks, ...fields }).toString()),
      hidden,
    };
  };
  const WORRY = {
    ...{ immediateRisk: 'no', worry: 'Shouting every night, and the boy stands outside in the rain.' },
    ...{ childName: 'Leo, a boy of about 6', named: 'no' },
  };
  const open = () => asOwner(app.databases, (tx) => makeSetting(tx, 'publicForm', true));
  const queue = async () => (await app.get(vale.frontDoorWorker.post, '/front-door')).text;

  it('until it is switched on there is no form, whatever is sent; and a partnership that is none answers alike', async () => {
    const someone = visitor();
    for (const url of ['/worry', FORM, '/worry/nowhere', '/worry/../etc', `/worry/${'x'.repeat(190)}`]) {
      const { status, text } = await someone.get(url);
      if (status === 200) expect([url, text.includes('This form is not open')]).toEqual([url, true]);
      else expect([url, status]).toEqual([url, 404]);
    }
    later(10);
    expect((await someone.send(WORRY)).text).not.toContain('Thank you');
    expect(await queue()).not.toContain('Leo, a boy');
  });

  it('anonymous: it reaches the queue as a contact taken down for somebody without an account, and tells nothing back', async () => {
    await open();
    const someone = visitor();
    const page = await someone.get(FORM);
    expect(page.text).toContain('call 999');
    expect(page.text).toContain('01632 960999');
    expect(page.cookies).toEqual(['arden-visit']);
    later(10);
    const sent = await someone.send({
      ...WORRY,
      age: 'about 6',
      address: '12 Alder Walk',
      postcode: 'b913qb',
      others: 'A baby',
    });
    expect(sent.status).toBe(303);
    const receipt = await someone.get(sent.to);
    expect(receipt.text).toContain('Thank you for telling us');
    const reference = /<strong>([A-Z0-9-]+)<\/strong>/.exec(receipt.text)?.[1] ?? '';
    expect(reference).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);

    expect(await queue()).toContain('Leo, a boy of about 6');
    const contact = await asOwner(app.databases, (tx) =>
      tx.selectFrom('contact').selectAll().where('reference', '=', reference).executeTakeFirstOrThrow(),
    );
    expect(contact).toMatchObject({
      ...{
        source_code: '9',
        sender_name: 'Anonymous member of the public',
        sender_organisation: 'Public form',
        by_front_door: true,
      },
      ...{ postcode: 'B91 3QB', lived_experience: 'Who else is in the home: A baby', parents_told: false },
    });
    expect(contact.worry).toBe(`${WORRY.worry}\n\nHow old, about: about 6`);
    const seen = await app.get(vale.frontDoorWorker.post, `/contacts/${contact.id}`);
    expect(seen.text).toContain('the sender has no account');
    expect((await auditOf(app)).find(({ event }) => event === 'contact.toldByPublic')).toMatchObject({
      outcome: 'allowed',
    });
    // The reference opens nothing to anybody who is not the front door's, nor a receipt that we did not sign.
    expect((await someone.get(`/contacts/${contact.id}`)).to).toContain('/sign-in');
    expect((await someone.get(`${FORM}/sent?receipt=${reference}`)).to).toBe('/worry');
    expect((await app.get(vale.healthVisitor.post, `/contacts/${contact.id}`)).status).toBe(404);
    // It is taken, decided, and the teller told, like any other.
    const taken = await app.send(
      vale.frontDoorWorker.post,
      `/contacts/${contact.id}/take`,
      {},
      `/contacts/${contact.id}`,
    );
    expect(taken.status).toBe(303);
    expect((await app.get(vale.frontDoorWorker.post, `/contacts/${contact.id}/tell`)).status).toBe(200);
  });

  it('whoever gives a name says how they are reached safely; what was typed comes back with what is wrong', async () => {
    await open();
    const someone = visitor();
    await someone.get(FORM);
    later(10);
    const wrong = await someone.send({ ...WORRY, worry: '', named: 'yes', address: '12 "Alder" Walk' });
    expect(wrong.status).toBe(422);
    for (const words of [
      'Enter what you are worried about',
      'Enter your name',
      'Enter how we can reach you safely',
      'Leo, a boy of about 6',
      '12 &quot;Alder&quot; Walk',
    ])
      expect(wrong.text).toContain(words);
    const sent = await someone.send({
      ...WORRY,
      named: 'yes',
      name: 'Nan Oakes',
      reach: 'Text 07700 900123',
      teller: '1A',
    });
    expect(sent.status).toBe(303);
    const row = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('contact')
        .select(['sender_name', 'sender_role', 'sender_reach', 'source_code'])
        .where('sender_name', '=', 'Nan Oakes')
        .executeTakeFirst(),
    );
    expect(row).toEqual({
      sender_name: 'Nan Oakes',
      sender_role: 'A parent, relative or carer',
      sender_reach: 'Text 07700 900123',
      source_code: '1A',
    });
  });

  it('programs are kept out, and a person whom a rule caught loses no word', async () => {
    await open();
    const someone = visitor();
    await someone.get(FORM);
    const fast = await someone.send(WORRY);
    expect([
      fast.status,
      fast.text.includes('faster than a person'),
      fast.text.includes(WORRY.worry),
    ]).toEqual([422, true, true]);
    later(10);
    const trapped = await someone.send({ ...WORRY, website: 'http://spam.example' });
    expect([trapped.status, trapped.text.includes('Leave the last box empty')]).toEqual([422, true]);
    later(25 * 3600);
    const late = await someone.send(WORRY);
    expect([late.status, late.text.includes('open for too long'), late.text.includes(WORRY.worry)]).toEqual([
      422,
      true,
      true,
    ]);
    later(10);
    expect((await someone.send(WORRY)).status).toBe(303);
    // A stamp that is none, and a form from another site.
    const other = visitor();
    await other.get(FORM);
    later(10);
    expect((await other.send(WORRY, { ...other.hidden(), stamp: 'made-up' })).status).toBe(422);
    expect((await other.send(WORRY, { ...other.hidden(), _csrf: 'forged' })).status).toBe(422);
  });

  it('a double click acts once, and so many in an hour are enough from one network and from all', async () => {
    await open();
    const count = () =>
      asOwner(app.databases, async (tx) =>
        Number(
          (
            await tx
              .selectFrom('contact')
              .select((eb) => eb.fn.countAll().as('n'))
              .executeTakeFirstOrThrow()
          ).n,
        ),
      );
    const before = await count();
    const someone = visitor();
    await someone.get(FORM);
    later(10);
    const marks = someone.hidden();
    const [first, second] = [await someone.send(WORRY, marks), await someone.send(WORRY, marks)];
    expect(second.to).toBe(first.to);
    expect(await count()).toBe(before + 1);
    const sendAs = async (address: string) => {
      const next = visitor(address);
      await next.get(FORM);
      later(5);
      return next.send(WORRY);
    };
    const network = `198.51.100.${hour}`;
    for (let n = 0; n < 7; n += 1) expect((await sendAs(network)).status).toBe(303);
    const refused = await sendAs(network);
    expect([
      refused.status,
      refused.text.includes('Too many worries'),
      refused.text.includes(WORRY.worry),
    ]).toEqual([429, true, true]);
    expect((await sendAs('203.0.113.9')).status).toBe(303);
    await asOwner(app.databases, (tx) =>
      tx.updateTable('public_worry_count').set({ count: 200 }).where('network', '=', '').execute(),
    );
    expect((await sendAs('203.0.113.10')).status).toBe(429);
    later(3600);
    expect((await sendAs('203.0.113.10')).status).toBe(303);
    const kept = await asOwner(app.databases, (tx) =>
      tx.selectFrom('public_worry_count').select('network').execute(),
    );
    expect(kept.some((row) => row.network.includes('203'))).toBe(false);
  });

  it('about a restricted child it answers as about any other, and its named people are told', async () => {
    await open();
    await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      const child = await makePerson(acting, { given: 'Hazel', family: 'Quillon', born: '2015-05-05' });
      await addRestriction(acting, child, 'A witness', []);
    });
    const answers = [];
    for (const childName of ['Hazel Quillon', 'Nobody Known']) {
      const someone = visitor(`192.0.2.${answers.length + 1}`);
      await someone.get(FORM);
      later(10);
      const sent = await someone.send({
        ...WORRY,
        childName,
        'born-day': '5',
        'born-month': '5',
        'born-year': '2015',
      });
      const { text } = await someone.get(sent.to);
      answers.push([sent.status, text.replace(/<strong>.*?<\/strong>|value="[^"]*"|receipt=[^"]*/g, '')]);
    }
    expect(answers[0]).toEqual(answers[1]);
    const received = moduleJobs().find(({ name }) => name === 'contact-received');
    const sent = await asOwner(app.databases, (tx) =>
      tx.selectFrom('contact').select('id').where('given', '=', 'Hazel Quillon').execute(),
    );
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
    for (const { id } of sent)
      await received?.run({
        databases: app.databases,
        partnership: PARTNERSHIP,
        now: app.now,
        log: quiet,
        about: { contact: id },
      });
    expect((await app.get(vale.frontDoorManager.post, '/reminders')).text).toContain(
      'It may be about a child whose record you are named on',
    );
  });

  it('hostile words are kept as words', async () => {
    await open();
    for (const words of [
      '<script>alert(1)</script>',
      "'; drop table contact; --",
      '\u202eevil',
      '😀'.repeat(50),
      'a\r\nSet-Cookie: x=y',
    ]) {
      const someone = visitor(`192.0.2.${100 + (words.length % 100)}`);
      await someone.get(FORM);
      later(10);
      const sent = await someone.send({ ...WORRY, worry: words, childName: 'Hostile' });
      expect([words, sent.status]).toEqual([words, 303]);
      const kept = await asOwner(app.databases, (tx) =>
        tx
          .selectFrom('contact')
          .select('worry')
          .where('given', '=', 'Hostile')
          .orderBy('id', 'desc')
          .executeTakeFirst(),
      );
      expect(kept?.worry).toBe(words.replaceAll('\r\n', '\n'));
    }
    const nul = visitor('192.0.2.250');
    await nul.get(FORM);
    later(10);
    expect((await nul.send({ ...WORRY, worry: 'a\0b' })).status).toBe(422);
    expect((await nul.send({ ...WORRY, worry: 'x'.repeat(5001) })).status).toBe(422);
  });
});
