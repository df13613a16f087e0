import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '#db';
import { makePost } from '#partnership';
import { makePerson } from '#people';
import { addExclusion, addRestriction, addShare, endShare } from '#records';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { formOpened, hiddenOf } from '../support/faults.ts';
import { asOwner } from '../support/world.ts';
import { advice, worry, worryOf } from '../support/worries.ts';

const Problem = z.object({
  status: z.number(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
const Contacts = z.object({ contacts: z.array(z.object({ id: z.string() })) });

describe('What is sent badly', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let sender: string;
  let worker: string;

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
    sender = vale.healthVisitor.post;
    worker = vale.frontDoorWorker.post;
  });
  afterAll(() => app.close());

  const contacts = async (): Promise<string[]> =>
    Contacts.parse((await app.getJson(sender, '/contacts/sent')).json()).contacts.map(({ id }) => id);
  const total = () =>
    asOwner(app.databases, async (tx) => (await tx.selectFrom('contact').select('id').execute()).length);
  const newContact = async (): Promise<string> => {
    const sent = await app.sendJson(sender, '/contacts/new', worryOf(vale.frontDoor));
    const { submission } = z.object({ submission: z.string() }).parse(sent.json());
    const receipt = await app.getJson(sender, `/contacts/sent/${submission}`);
    return Contacts.parse(receipt.json()).contacts[0]?.id ?? '';
  };
  const raw = (url: string, payload: string, type = 'application/json') =>
    app.served.server.inject({
      method: 'POST',
      url,
      headers: { host: 'localhost', 'x-test-post': sender, accept: 'application/json', 'content-type': type },
      payload,
    });

  it('is refused a field at a time with words of ours, through JSON of every wrong type', async () => {
    const whole = worryOf(vale.frontDoor);
    const wrong = [null, 1, true, [], ['a'], {}, { a: 1 }, 'x'.repeat(30_000)];
    for (const name of Object.keys(whole))
      for (const value of wrong) {
        const answer = await app.sendJson(sender, '/contacts/new', { ...whole, [name]: value });
        const where = `${name}: ${JSON.stringify(value).slice(0, 20)}`;
        expect([where, answer.status]).toEqual([where, 422]);
        for (const { message } of Problem.parse(answer.json()).errors ?? [])
          expect(message, where).not.toMatch(/, received |^Invalid|Unrecognized|[<>]=/);
      }
    const [child = {}] = whole.children;
    for (const name of [
      'person',
      'given',
      'family',
      'born',
      'expected',
      'sex',
      'nhsNumber',
      'address',
      'postcode',
      'school',
    ])
      for (const value of [1, true, [], ['a'], { a: 1 }, 'x'.repeat(30_000)]) {
        const children = [{ ...child, [name]: value }];
        const answer = await app.sendJson(sender, '/contacts/new', { ...whole, children });
        const where = `${name}: ${JSON.stringify(value).slice(0, 20)}`;
        expect([where, answer.status]).toEqual([where, 422]);
        for (const { message, field } of Problem.parse(answer.json()).errors ?? []) {
          expect(field).toBe(`children.0.${name}`);
          expect(message, where).not.toMatch(/, received |^Invalid|Unrecognized|[<>]=/);
        }
      }
    expect(await contacts()).toEqual([]);
  });

  it('is refused as a decision of every wrong type, and the contact waits on', async () => {
    const contact = await newContact();
    const url = `/contacts/${contact}/decision`;
    for (const name of [
      ...Object.keys(advice),
      'primaryNeed',
      'supportCheckedOn',
      'supportProvider',
      'version',
    ])
      for (const value of [1.5, true, [], ['a'], { a: 1 }, 'x'.repeat(30_000)]) {
        const answer = await app.sendJson(worker, url, { ...advice, [name]: value });
        const where = `${name}: ${JSON.stringify(value).slice(0, 20)}`;
        expect([where, answer.status]).toEqual([where, 422]);
        for (const { message, field } of Problem.parse(answer.json()).errors ?? []) {
          expect(field).toBe(name);
          expect(message, where).not.toMatch(/, received |^Invalid|Unrecognized|[<>]=/);
        }
      }
    expect((await app.getJson(worker, `/contacts/${contact}`)).json()).toMatchObject({ status: 'received' });
  });

  it('holds numbers that no column does: a sentence, and never a failure of ours', async () => {
    const contact = await newContact();
    const person = await actAs(app.databases, worker, (acting) => makePerson(acting, {}));
    const details = { born: '2016', sex: 'U', ethnicity: 'NOBT', disabilities: [] };
    for (const version of [2_147_483_648, 9_007_199_254_740_991, -1, 1e300])
      for (const [url, body] of [
        [`/contacts/${contact}/take`, {}],
        [`/contacts/${contact}/urgency`, { urgency: 'red' }],
        [`/people/${person}/change`, details],
      ] as const) {
        const answer = await app.sendJson(worker, url, { ...body, version });
        expect([url, version, answer.status >= 400 && answer.status < 500]).toEqual([url, version, true]);
      }
    for (const page of ['999999999999999999999', '1e9', '-1', 'NaN', '10000'])
      for (const url of ['/front-door', '/contacts/sent', '/people', '/actions', '/partnership/posts'])
        expect([url, page, (await app.get(worker, `${url}?page=${page}`)).status]).toEqual([url, page, 200]);
    for (const day of [
      '0000-01-01',
      '0001-01-01',
      '9999-12-31',
      '-0001-01-01',
      '20160101',
      '2016-1-1',
      'infinity',
    ]) {
      const children = [{ given: 'Rowan', born: day }];
      const answer = await app.sendJson(sender, '/contacts/new', worryOf(vale.frontDoor, { children }));
      expect([day, answer.status < 500]).toEqual([day, true]);
      const changed = await app.sendJson(worker, `/people/${person}/change`, {
        ...details,
        born: day,
        version: 1,
        died: day,
      });
      expect([day, changed.status < 500]).toEqual([day, true]);
      expect((await app.get(worker, `/children/${person}/as-at?day=${day}&on=${day}`)).status).toBeLessThan(
        500,
      );
      expect((await app.get(worker, `/people/${person}/history?on=${day}`)).status).toBeLessThan(500);
      expect((await app.get(worker, `/people?born=${day}&reason=x`)).status).toBeLessThan(500);
    }
  });

  it('holds field names that no form has: nothing breaks, nothing of them is kept', async () => {
    const hidden = await formOpened(app, sender, '/contacts/new');
    const before = (await contacts()).length;
    const hostile: Record<string, string | string[]> = {
      __proto__: 'polluted',
      'constructor.prototype.polluted': 'yes',
      'children.__proto__.given': 'yes',
      'children.99999.given': 'Beyond',
      'children.-1.given': 'Before',
      'children.0.given.0': 'Deeper',
      'children-rows': '999999999',
      'worry.0': 'yes',
      '': 'nameless',
    };
    Object.defineProperty(hostile, '__proto__', { value: 'polluted', enumerable: true });
    const refused = await app.send(sender, '/contacts/new', { ...hidden, ...worry, ...hostile, reach: '' });
    expect(refused.status).toBe(422);
    expect(refused.text.length).toBeLessThan(200_000);
    const taken = await app.send(sender, '/contacts/new', { ...hidden, ...worry, ...hostile });
    expect(taken.status).toBe(303);
    expect(await contacts()).toHaveLength(before + 1);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect((await app.get(sender, taken.location)).text).not.toMatch(/Beyond|Before|Deeper|polluted/);
  });

  it('asks for rows without end, by adding and by naming: the page stays small', async () => {
    const hidden = await formOpened(app, sender, '/contacts/new');
    for (const asked of ['999999999', '1e9', 'Infinity', '-1', '0x7fffffff', 'NaN']) {
      const more = await app.send(sender, '/contacts/new', {
        ...hidden,
        'children-rows': asked,
        _add: 'children',
      });
      expect([asked, more.status]).toEqual([asked, 200]);
      expect(more.text.length, asked).toBeLessThan(500_000);
    }
    for (const list of ['__proto__', '', 'children.0', 'x'.repeat(5_000)])
      expect((await app.send(sender, '/contacts/new', { ...hidden, ...worry, _add: list })).status).toBe(200);
    for (const row of ['children.99', '__proto__.0', '', 'children.'])
      expect((await app.send(sender, '/contacts/new', { ...hidden, ...worry, _remove: row })).status).toBe(
        200,
      );
  });

  it('has 5,000 fields: it is refused whole, because nothing is cut off in silence', async () => {
    const hidden = await formOpened(app, sender, '/contacts/new');
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`field${n}`, 'x']));
    const before = (await contacts()).length;
    const answer = await app.send(sender, '/contacts/new', { ...many, ...hidden, ...worry });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('no form takes more than');
    expect(await contacts()).toHaveLength(before);
  });

  it('repeats a name where one answer is meant: nobody can know which, so it is refused and both are kept', async () => {
    const hidden = await formOpened(app, sender, '/contacts/new');
    const before = await total();
    const fields = { ...hidden, ...worry, worry: ['First.', 'Last.'] };
    const refused = await app.send(sender, '/contacts/new', fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('was sent more than once. Send one answer');
    expect(refused.text).toContain('Last.');
    // Its own marks too: with two posts in it, it was opened under neither.
    for (const mark of ['_key', '_post']) {
      const marked = { ...hidden, ...worry, [mark]: [hidden[mark] ?? '', hidden[mark] ?? ''] };
      expect((await app.send(sender, '/contacts/new', marked)).status, mark).toBe(422);
    }
    expect(await total()).toBe(before);
  });

  it('holds a field that the form does not have, as JSON: each is named, at any depth, and nothing is done', async () => {
    const before = await total();
    const sent = worryOf(vale.frontDoor);
    const [child = {}] = sent.children;
    const body = { ...sent, urgent: true, children: [{ ...child, nickname: 'Ivy' }], Worry: 'x' };
    const refused = await app.sendJson(sender, '/contacts/new', body);
    expect(refused.status).toBe(422);
    const named = Problem.parse(refused.json()).errors ?? [];
    expect(named.map(({ field }) => field)).toEqual(['children.0.nickname', 'urgent', 'Worry']);
    expect(named[0]?.message).toBe('There is no field of this name. Leave it out');
    expect(await total()).toBe(before);
  });

  it('comes with a key that is none: it is refused, because whoever sent it believes it acts once', async () => {
    const before = await total();
    for (const key of ['zzz', '', '1', 'a'.repeat(300), '01890000-0000-7000-8000-00000000000a, x']) {
      const headers = { 'idempotency-key': key };
      const refused = await app.sendJson(sender, '/contacts/new', worryOf(vale.frontDoor), headers);
      expect([key, refused.status]).toEqual([key, 400]);
      expect(Problem.parse(refused.json()).detail).toContain('must be one UUID');
    }
    expect(await total()).toBe(before);
  });

  it('is no JSON at all, or JSON a mile deep: a sentence, and the service goes on', async () => {
    for (const body of [
      '',
      '{',
      'null',
      '"text"',
      '[]',
      '['.repeat(100_000),
      `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    ]) {
      const got = await raw('/contacts/new', body);
      expect([body.slice(0, 8), got.statusCode >= 400 && got.statusCode < 500]).toEqual([
        body.slice(0, 8),
        true,
      ]);
      expect(Problem.parse(JSON.parse(got.payload)).status).toBe(got.statusCode);
    }
    expect((await raw('/contacts/new', '{"constructor":{"prototype":{"polluted":1}}}')).statusCode).toBe(400);
    expect(
      (await raw('/contacts/new', 'a=b', 'application/x-www-form-urlencoded; charset=utf-16')).statusCode,
    ).toBeGreaterThan(399);
    expect((await app.get(sender, '/contacts/sent')).status).toBe(200);
  });

  it('comes again from the Back button with other words: neither is lost, and nothing is sent twice', async () => {
    const fields = { ...(await formOpened(app, sender, '/contacts/new')), ...worry };
    const first = await app.send(sender, '/contacts/new', fields);
    const before = (await contacts()).length;
    const changed = await app.send(sender, '/contacts/new', { ...fields, worry: 'He has a burn too.' });
    expect(changed.status).toBe(409);
    expect(changed.text).toContain('He has a burn too.');
    expect(changed.text).toContain('what you sent first was kept');
    expect(await contacts()).toHaveLength(before);
    const meant = { ...fields, ...hiddenOf(changed.text), worry: 'He has a burn too.' };
    const second = await app.send(sender, '/contacts/new', meant);
    expect(second.status).toBe(303);
    expect(second.location).not.toBe(first.location);
    expect(await contacts()).toHaveLength(before + 1);
    expect((await app.send(sender, '/contacts/new', meant)).location).toBe(second.location);
  });

  it('uses one key for several acts: each acts once, at its own address and for its own record', async () => {
    const [one, other] = [await newContact(), await newContact()];
    const hidden = await formOpened(app, worker, `/contacts/${one}`);
    const keyed = { _csrf: hidden._csrf, _post: hidden._post, _key: hidden._key };
    // A page of a list carries one key, and a browser goes back to it.
    for (const contact of [one, other, one])
      expect((await app.send(worker, `/contacts/${contact}/take`, keyed)).location).toBe(
        `/contacts/${contact}`,
      );
    expect((await app.send(worker, `/contacts/${one}/urgency`, { ...keyed, urgency: 'red' })).status).toBe(
      303,
    );
    for (const contact of [one, other])
      expect((await app.getJson(worker, `/contacts/${contact}`)).json()).toMatchObject({ status: 'taken' });
    expect((await app.getJson(worker, `/contacts/${one}`)).json()).toMatchObject({ urgency: 'red' });
    // A program's key holds as a form's does.
    const before = (await contacts()).length;
    const headers = { 'idempotency-key': '"01890000-0000-7000-8000-0000000000f7"' };
    for (let n = 0; n < 2; n += 1)
      expect((await app.sendJson(sender, '/contacts/new', worryOf(vale.frontDoor), headers)).status).toBe(
        200,
      );
    expect(await contacts()).toHaveLength(before + 1);
    // Another's key is not mine.
    const all = await total();
    expect(
      (await app.sendJson(vale.namedNurse.post, '/contacts/new', worryOf(vale.frontDoor), headers)).status,
    ).toBe(200);
    expect(await total()).toBe(all + 1);
  });

  it('keeps the child that a form was opened for, when something else is wrong', async () => {
    const child = await actAs(app.databases, worker, (acting) =>
      makePerson(acting, { given: 'Ivy', family: 'Larch' }),
    );
    const url = `/contacts/new?child=${child}`;
    const opened = await app.get(worker, url);
    const fields = { ...hiddenOf(opened.text), ...worry, senderName: 'Dr Poole' };
    for (const name of [
      'children.0.given',
      'children.0.family',
      'children.0.postcode',
      'children.0.born-year',
      'children.0.born-month',
    ])
      delete (fields as Record<string, string>)[name];
    const to = /<form method="post" action="(\/contacts[^"]*)"/.exec(opened.text)?.[1] ?? '';
    const refused = await app.send(worker, to, { ...fields, reach: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Ivy Larch');
    const more = await app.send(worker, to, { ...fields, _add: 'children' });
    expect(more.text).toContain('Ivy Larch');
    const again = { ...fields, ...hiddenOf(refused.text) };
    expect((await app.send(worker, to, again)).status).toBe(303);
  });
});

describe('A right lost a second ago', () => {
  let app: TestApp;
  let vale: ArdenVale;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
  });
  afterAll(() => app.close());

  const NONE = 'There is no such record, or you do not have a reason to see it.';
  const typed = 'Typed while the right was still there.';
  const asManager = <T>(run: Parameters<typeof actAs<T>>[2]) =>
    actAs(app.databases, vale.frontDoorManager.post, run, app.now);
  const later = () => {
    app.now = new Date(Date.parse(app.now) + 1_000).toISOString();
  };

  /** A child that the council keeps and has shared with the school. */
  const child = () =>
    asManager(async (acting) => {
      const id = await makePerson(acting, { given: 'Wren', family: 'Alder' });
      await addShare(acting, {
        record: id,
        grantee_kind: 'organisation',
        grantee_id: vale.school,
        lawful_basis: 'Public task',
        purpose: 'To keep Wren safe at school',
      });
      return id;
    });
  const changing = (id: string) => `/people/${id}/change`;
  const change = { 'born-year': '2016', sex: 'M', ethnicity: 'NOBT', safeContact: typed };

  const refusedNow = async (post: string, id: string, hidden: Record<string, string> | null) => {
    const [page, nobody] = [await app.get(post, `/people/${id}`), await app.get(post, `/people/${newId()}`)];
    expect([page.status, nobody.status]).toEqual([404, 404]);
    expect(page.text).toContain(NONE);
    expect((await auditOf(app))[1]).toMatchObject({ outcome: 'refused', post_id: post, subjects: [] });
    if (hidden === null) return;
    const sent = await app.send(post, changing(id), { ...hidden, ...change });
    expect(sent.status).toBe(404);
    expect(sent.text).toContain(NONE);
    expect(sent.text).toContain(typed);
    // What was typed is kept for whoever typed it, which has a row of its own.
    expect((await auditOf(app)).find(({ event }) => event !== 'draft.saved')).toMatchObject({
      outcome: 'refused',
      post_id: post,
      event: 'person.changed',
    });
  };

  it('because the share was ended', async () => {
    const id = await child();
    const post = vale.teacher.post;
    expect((await app.get(post, `/people/${id}`)).status).toBe(200);
    const hidden = await formOpened(app, post, `/contacts/new?child=${id}`);
    await asManager(async (acting) => {
      const share = await acting.tx
        .selectFrom('share')
        .select('id')
        .where('record_id', '=', id)
        .executeTakeFirstOrThrow();
      expect(await endShare(acting, share.id)).toBe(true);
    });
    later();
    await refusedNow(post, id, null);
    // The worry itself is not lost with the right to the child.
    const sent = await app.send(post, '/contacts/new', { ...hidden, ...worry });
    expect(sent.status).toBe(404);
    expect(sent.text).toContain(worry.worry);
  });

  it('because a conflict of interest was recorded', async () => {
    const id = await child();
    const hidden = await formOpened(app, vale.frontDoorWorker.post, changing(id));
    await asManager((acting) =>
      addExclusion(acting, { child_id: id, staff_id: vale.frontDoorWorker.staff, reason: 'His nephew' }),
    );
    later();
    await refusedNow(vale.frontDoorWorker.post, id, hidden);
    expect((await app.get(vale.secondFrontDoorWorker.post, `/people/${id}`)).status).toBe(200);
  });

  it('because the child was restricted', async () => {
    const id = await child();
    const hidden = await formOpened(app, vale.frontDoorWorker.post, changing(id));
    await asManager((acting) => addRestriction(acting, id, 'A protected witness', []));
    later();
    await refusedNow(vale.frontDoorWorker.post, id, hidden);
    await refusedNow(vale.teacher.post, id, null);
    expect((await app.get(vale.frontDoorManager.post, `/people/${id}`)).status).toBe(200);
  });

  it('because the post has ended: told so, what was typed is kept, and the refusal stands in the audit', async () => {
    const id = await child();
    const leaver = await asOwner(app.databases, (tx) =>
      makePost(tx, {
        name: 'Lee Fern',
        role: 'frontDoorWorker',
        organisation: vale.council,
        body: vale.frontDoor,
      }),
    );
    const hidden = await formOpened(app, leaver.post, changing(id));
    await asOwner(app.databases, (tx) =>
      tx.updateTable('post').set({ until_day: '2026-11-22' }).where('id', '=', leaver.post).execute(),
    );
    const page = await app.get(leaver.post, `/people/${id}`);
    expect(page.status).toBe(403);
    expect(page.text).toContain('The post you were using has ended');
    expect(page.text).not.toContain('Wren');
    const sent = await app.send(leaver.post, changing(id), { ...hidden, ...change });
    expect(sent.status).toBe(403);
    expect(sent.text).toContain(typed);
    const rows = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('audit_event')
        .select(['event', 'outcome', 'post_id', 'detail'])
        .where('staff_id', '=', leaver.staff)
        .where('outcome', '=', 'refused')
        .orderBy('id')
        .execute(),
    );
    expect(rows).toEqual([
      { event: 'person.viewed', outcome: 'refused', post_id: null, detail: 'PostEnded' },
      { event: 'person.changed', outcome: 'refused', post_id: null, detail: 'PostEnded' },
    ]);
  });

  it('because somebody said whom a contact is about: a relative at the front door no longer reads it', async () => {
    const child = await asManager((acting) => makePerson(acting, { given: 'Rowan', family: 'Birch' }));
    await asManager((acting) =>
      addExclusion(acting, {
        child_id: child,
        staff_id: vale.secondFrontDoorWorker.staff,
        reason: 'Her niece',
      }),
    );
    const sent = await app.sendJson(vale.healthVisitor.post, '/contacts/new', worryOf(vale.frontDoor));
    const { submission } = z.object({ submission: z.string() }).parse(sent.json());
    const receipt = await app.getJson(vale.healthVisitor.post, `/contacts/sent/${submission}`);
    const contact = Contacts.parse(receipt.json()).contacts[0]?.id ?? '';
    const relative = vale.secondFrontDoorWorker.post;
    expect((await app.get(relative, `/contacts/${contact}`)).status).toBe(200);
    const known = await app.sendJson(vale.frontDoorWorker.post, `/contacts/${contact}/identify`, { child });
    expect(known.status).toBe(200);
    const page = await app.get(relative, `/contacts/${contact}`);
    expect([page.status, page.text.includes(NONE)]).toEqual([404, true]);
    expect((await app.get(relative, '/front-door')).text).not.toContain(contact);
    expect((await app.get(vale.frontDoorWorker.post, `/contacts/${contact}`)).status).toBe(200);
    expect((await app.get(vale.healthVisitor.post, `/contacts/${contact}`)).status).toBe(200);
  });

  it('while a decision was being written: refused, and every word of it is there', async () => {
    const sent = await app.sendJson(vale.healthVisitor.post, '/contacts/new', worryOf(vale.frontDoor));
    const { submission } = z.object({ submission: z.string() }).parse(sent.json());
    const receipt = await app.getJson(vale.healthVisitor.post, `/contacts/sent/${submission}`);
    const contact = Contacts.parse(receipt.json()).contacts[0]?.id ?? '';
    const url = `/contacts/${contact}/decision`;
    const fields = { ...(await formOpened(app, vale.frontDoorWorker.post, url)), ...advice };
    await asOwner(app.databases, (tx) =>
      sql`update share set until_at = ${app.now}::timestamptz where record_id = ${contact}`.execute(tx),
    );
    const refused = await app.send(vale.frontDoorWorker.post, url, fields);
    expect(refused.status).toBe(404);
    for (const words of [advice.reason, advice.message, advice.support])
      expect(refused.text).toContain(words);
    // In the form's own words, and not in its codes.
    expect(refused.text).toContain('>Information and advice<');
    expect(refused.text).toContain('>What is the decision?<');
  });
});

describe('The clock', () => {
  let app: TestApp;
  let vale: ArdenVale;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
  });
  afterAll(() => app.close());

  const Queue = z.object({
    contacts: z.array(
      z.object({
        id: z.string(),
        receivedAt: z.string(),
        clock: z.object({ due: z.string(), state: z.string() }),
      }),
    ),
  });
  const queue = async () =>
    Queue.parse((await app.getJson(vale.frontDoorWorker.post, '/front-door')).json()).contacts;

  it('runs by the day of the wall, on both sides of the change to summer time and back', async () => {
    const cases: [received: string, due: string][] = [
      // The clocks go forward on Sunday 26 March 2028: half past midnight on Monday is still Sunday in UTC.
      ['2028-03-26T00:59:59.999Z', '2028-03-27'],
      ['2028-03-26T22:30:00.000Z', '2028-03-27'],
      ['2028-03-26T23:30:00.000Z', '2028-03-28'],
      // They go back on Sunday 29 October 2028: half past one comes twice.
      ['2028-10-29T00:30:00.000Z', '2028-10-30'],
      ['2028-10-29T01:30:00.000Z', '2028-10-30'],
      ['2028-10-29T23:59:59.999Z', '2028-10-30'],
      ['2028-10-30T00:00:00.000Z', '2028-10-31'],
    ];
    for (const [received, due] of cases) {
      app.now = received;
      const sent = await app.sendJson(vale.healthVisitor.post, '/contacts/new', worryOf(vale.frontDoor));
      expect(sent.status).toBe(200);
      const mine = (await queue()).find(({ receivedAt }) => receivedAt === received);
      expect([received, mine?.clock.due]).toEqual([received, due]);
    }
  });

  it('moves, on the queue and the receipt, when a bank holiday is declared late', async () => {
    app.now = '2028-06-01T09:00:00.000Z'; // a Thursday
    await app.sendJson(vale.healthVisitor.post, '/contacts/new', worryOf(vale.frontDoor));
    const due = async () => (await queue()).find(({ receivedAt }) => receivedAt === app.now)?.clock.due;
    expect(await due()).toBe('2028-06-02');
    expect(
      (
        await app.sendJson(vale.administrator.post, '/calendar/add', {
          day: '2028-06-02',
          name: 'A day of mourning',
        })
      ).status,
    ).toBe(200);
    expect(await due()).toBe('2028-06-05');
  });
});
