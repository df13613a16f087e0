import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shapeForm } from '#http';
import { addDays, longText, weekdayOf } from '#kernel';
import { modules } from '../../src/app.ts';
import { type Answer, auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { naughty, publicNaughtyStrings } from '../support/naughty.ts';

const Problem = z.object({
  title: z.string(),
  status: z.number(),
  detail: z.string().min(1),
  instance: z.string().startsWith('urn:request:'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

/** What is sent is JSON, or a form that brings files; what a standard wants otherwise is said in its own words. */
const Content = z
  .partialRecord(
    z.enum([
      'application/json',
      'multipart/form-data',
      'application/x-www-form-urlencoded',
      'application/fhir+json',
    ]),
    z.object({ schema: z.looseObject({}) }),
  )
  .refine((media) => Object.keys(media).length > 0);
const OpenApi = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.object({ url: z.url() })).nonempty(),
  components: z.object({ schemas: z.record(z.string(), z.object({})), securitySchemes: z.object({}) }),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(
      z.enum(['get', 'post']),
      z.strictObject({
        tags: z.array(z.string()),
        summary: z.string().min(1),
        description: z.string().min(1),
        parameters: z.array(
          z.strictObject({
            name: z.string(),
            in: z.enum(['path', 'query', 'header']),
            required: z.boolean(),
            schema: z.object({}),
          }),
        ),
        requestBody: z.object({ content: Content }).optional(),
        responses: z
          .record(z.string().regex(/^[2-5]\d\d$/), z.object({ description: z.string().min(1) }))
          .refine((responses) => '200' in responses),
      }),
    ),
  ),
});

/** Weekdays that no year of bank holidays knows, one after the other. */
const weekdaysFrom = (first: string) => {
  let day = addDays(first, -1);
  return () => {
    do day = addDays(day, 1);
    while (weekdayOf(day) > 5);
    return day;
  };
};

/** What an agency's system is told, checked to be a problem in the shape of RFC 9457. */
const problemOf = (answer: Answer) => {
  expect(answer.header('content-type')).toMatch(/^application\/problem\+json/);
  const problem = Problem.parse(answer.json());
  expect(problem.status).toBe(answer.status);
  return problem;
};

describe('The platform’s pages and acts', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let admin: string;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    admin = vale.administrator.post;
  });
  afterAll(() => app.close());

  const sendRaw = (url: string, headers: Record<string, string>, payload?: string) =>
    app.served.server
      .inject({
        method: 'POST',
        url,
        headers: { host: 'localhost', 'x-test-post': admin, ...headers },
        ...(payload === undefined ? {} : { payload }),
      })
      .then((got) => ({
        status: got.statusCode,
        text: got.payload,
        json: () => JSON.parse(got.payload),
        location: String(got.headers.location ?? ''),
        header: (name: string) => (got.headers[name] === undefined ? undefined : String(got.headers[name])),
      }));
  const json = { accept: 'application/json', 'content-type': 'application/json' };
  const form = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
  const daysAdded = async (year: number) => {
    const model = (await app.getJson(admin, `/calendar?year=${year}`)).json();
    const { holidays } = z
      .object({ holidays: z.array(z.object({ day: z.string(), name: z.string(), added: z.unknown() })) })
      .parse(model);
    return holidays.filter(({ added }) => added !== null).map(({ day, name }) => ({ day, name }));
  };
  const ofDay = (day: string) => {
    const [year = '', month = '', date = ''] = day.split('-');
    return { 'day-day': date, 'day-month': month, 'day-year': year };
  };

  /** Sends the form byte by byte, as no browser must: text that is none arrives as the bytes that are no text. */
  const sendBytes = async (day: string, name: string) => {
    const opened = await app.served.server.inject({
      url: '/calendar/add',
      headers: { host: 'localhost', 'x-test-post': admin, accept: 'text/html' },
    });
    const visit = opened.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; ');
    const hidden = Object.fromEntries(
      [...opened.payload.matchAll(/name="(_\w+)" value="([^"]*)"/g)].map(([, field, value]) => [
        field,
        value,
      ]),
    );
    const fields = Object.entries({ ...hidden, ...ofDay(day) }).map(([field, value]) => `${field}=${value}`);
    const bytes = name.isWellFormed() ? Buffer.from(name, 'utf8') : Buffer.from([0x41, 0xed, 0xa0, 0xbd]);
    const body = [...fields, `name=${bytes.toString('hex').replace(/../g, '%$&')}`].join('&');
    return sendRaw('/calendar/add', { ...form, cookie: visit }, body);
  };

  test('one declaration answers as a page to a person and as its model to a program', async () => {
    const html = await app.get(admin, '/calendar');
    expect(html.header('content-type')).toBe('text/html; charset=utf-8');
    expect(html.text).toContain('<h1');
    const model = await app.getJson(admin, '/calendar');
    expect(model.header('content-type')).toMatch(/^application\/json/);
    expect(model.json()).toMatchObject({ year: 2026, mayKeep: true });
    for (const answer of [html, model]) expect(answer.header('cache-control')).toBe('no-store');
  });

  test('a refusal has one entry a field for a program, and the form again with everything kept for a person', async () => {
    const told = problemOf(await app.sendJson(admin, '/calendar/add', { day: '2026-02-30', name: '' }));
    expect(told.status).toBe(422);
    expect(told.errors).toEqual([
      { field: 'day', message: 'Date must be a real date, like 27 3 2026' },
      { field: 'name', message: 'Enter the name of the bank holiday' },
    ]);
    const shown = await app.send(admin, '/calendar/add', { ...ofDay('2026-2-30'), name: 'Half "typed"' });
    expect(shown.status).toBe(422);
    expect(shown.text).toContain('<title>Error: Add a bank holiday');
    expect(shown.text).toContain('href="#day"');
    expect(shown.text).toContain('value="30"');
    expect(shown.text).toContain('Half &quot;typed&quot;');
  });

  test('whoever may not act at all is told that, and not what is wrong with the form; and the refusal is kept', async () => {
    const told = await app.sendJson(vale.healthVisitor.post, '/calendar/add', { day: 'never', name: '' });
    expect(told.status).toBe(403);
    expect(told.text).not.toContain('errors');
    const [latest] = await auditOf(app);
    expect(latest).toMatchObject({ event: 'bankHoliday.added', outcome: 'refused' });
  });

  test('what can’t be read is refused with a sentence: cut JSON, a wrong type, another kind of content, too much', async () => {
    const cut = problemOf(await sendRaw('/calendar/add', json, '{"day":"2026-'));
    expect(cut.status).toBe(400);
    const poisoned = await sendRaw('/calendar/add', json, '{"__proto__":{"day":"2030-06-03"},"name":"x"}');
    expect(problemOf(poisoned).status).toBe(400);
    const wrong = problemOf(await sendRaw('/calendar/add', json, '{"day":20260601,"name":["x"]}'));
    expect(wrong.errors?.map(({ field }) => field)).toEqual(['day', 'name']);
    const list = problemOf(await sendRaw('/calendar/add', json, '[1]'));
    expect(list.status).toBe(422);
    for (const kind of ['text/plain', 'application/xml', 'multipart/form-data; boundary=a'])
      expect(
        problemOf(await sendRaw('/calendar/add', { ...json, 'content-type': kind }, 'a')).status,
        kind,
      ).toBe(415);
    const large = JSON.stringify({ day: '2026-06-01', name: 'x'.repeat(1_100_000) });
    expect(problemOf(await sendRaw('/calendar/add', json, large)).status).toBe(413);
    const typed = await sendRaw('/calendar/add', form, `name=${'x'.repeat(1_100_000)}`);
    expect([typed.status, typed.text.includes('Too much was sent')]).toEqual([413, true]);
  });

  test('an address that leads nowhere says so and no more, in either tongue', async () => {
    for (const url of [
      '/nothing',
      '/calendar/holidays/1/withdraw',
      '/calendar/holidays/%00/withdraw',
      '/calendar/holidays/00000000-0000-7000-8000-000000000000/withdraw',
      '/calendar/%ZZ',
      `/calendar/holidays/${'a'.repeat(300)}/withdraw`,
    ]) {
      const page = await app.get(admin, url);
      expect([url, page.status, page.text.includes('<h1')]).toEqual([url, 404, true]);
      expect(problemOf(await app.getJson(admin, url)).status, url).toBe(404);
    }
    expect((await app.get('', '/calendar')).location).toBe('/sign-in?then=%2Fcalendar');
    expect(problemOf(await app.getJson('', '/calendar')).status).toBe(401);
  });

  test('a form that is not ours is refused with everything kept, and can be sent again from the refusal', async () => {
    const cookieless = await sendRaw('/calendar/add', form, 'name=Kept&day-day=3&day-month=6&day-year=2030');
    expect(cookieless.status).toBe(403);
    expect(cookieless.text).toContain('name="name" value="Kept"');
    expect(cookieless.text).toContain('Try again');
    const forged = await app.send(admin, '/calendar/add', {
      _csrf: 'x'.repeat(43),
      ...ofDay('2030-06-03'),
      name: 'Kept',
    });
    expect(forged.status).toBe(403);
    expect(await daysAdded(2030)).toEqual([]);
  });

  test('another website can’t act in somebody’s name, whatever it sends', async () => {
    const body = JSON.stringify({ day: '2030-06-03', name: 'Not mine' });
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
    ];
    for (const headers of foreign)
      expect((await sendRaw('/calendar/add', { ...json, ...headers }, body)).status).toBe(403);
    expect(await daysAdded(2030)).toEqual([]);
    const own = { ...json, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };
    expect((await sendRaw('/calendar/add', own, body)).status).toBe(200);
  });

  test('a key acts once, sent twice or twice at the same time, as a form and as JSON', async () => {
    const key = '01890000-0000-7000-8000-00000000000a';
    const body = { day: '2031-06-02', name: 'Once' };
    const headers = { 'idempotency-key': key };
    const answers = await Promise.all([
      app.sendJson(admin, '/calendar/add', body, headers),
      app.sendJson(admin, '/calendar/add', body, headers),
    ]);
    answers.push(await app.sendJson(admin, '/calendar/add', body, headers));
    for (const answer of answers) expect(answer.status).toBe(200);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    // Without the key the same thing again is a refusal.
    expect((await app.sendJson(admin, '/calendar/add', body)).status).toBe(422);

    const opened = await app.get(admin, '/calendar/add');
    const hidden = Object.fromEntries(
      [...opened.text.matchAll(/name="(_\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    const fields = { ...hidden, ...ofDay('2031-06-03'), name: 'Once more' };
    const pressed = [
      await app.send(admin, '/calendar/add', fields),
      await app.send(admin, '/calendar/add', fields),
    ];
    expect(pressed.map(({ status, location }) => [status, location])).toEqual([
      [303, '/calendar?year=2031'],
      [303, '/calendar?year=2031'],
    ]);
    expect(await daysAdded(2031)).toHaveLength(2);
  });

  test('a form opened under another post is refused with the text kept', async () => {
    const changed = await app.send(admin, '/calendar/add', {
      ...ofDay('2031-06-04'),
      name: 'Typed under another post',
      _post: vale.igLead.post,
    });
    expect(changed.status).toBe(409);
    expect(changed.text).toContain('You changed post');
    expect(changed.text).toContain('Typed under another post');
    expect((await daysAdded(2031)).map(({ day }) => day)).not.toContain('2031-06-04');
  });

  test('no page holds a script, a style or an event of its own, and the policy would refuse one', async () => {
    for (const url of ['/calendar', '/calendar/clocks', '/calendar/add', '/nothing']) {
      const { text, header } = await app.get(admin, url);
      const policy = header('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(header('referrer-policy')).toBe('no-referrer');
      expect(header('x-content-type-options')).toBe('nosniff');
      expect(header('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
      for (const [, attributes = '', body = ''] of text.matchAll(/<script([^>]*)>(.*?)<\/script>/gs))
        expect([attributes.includes(' src='), body]).toEqual([true, '']);
    }
  });

  test('a partnership’s colour is a style sheet of its own, and nothing that is no colour reaches one', async () => {
    const blue = await app.get(admin, '/accent/1d70b8.css');
    expect([blue.status, blue.header('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(blue.text).toContain('--arden-accent:#1d70b8');
    for (const file of ['red.css', '1d70b8', '1d70b8;}body{display:none.css', '..%2fapp.css'])
      expect((await app.get(admin, `/accent/${file}`)).status, file).toBe(404);
  });

  test('the OpenAPI 3.1 document names every declared route, and all that it points at is there', async () => {
    const answer = await app.get(admin, '/api/openapi.json');
    const document = OpenApi.parse(answer.json());
    const declared = modules.flatMap(({ routes }) =>
      routes.map(
        ({ kind, path }) => `${kind === 'action' ? 'post' : 'get'} ${path.replace(/:(\w+)/g, '{$1}')}`,
      ),
    );
    const named = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    expect(named.sort()).toEqual(declared.sort());
    for (const [path, item] of Object.entries(document.paths))
      for (const operation of Object.values(item)) {
        const inPath = operation.parameters.flatMap((one) => (one.in === 'path' ? [one.name] : []));
        expect(inPath, path).toEqual([...path.matchAll(/{(\w+)}/g)].map(([, name]) => name));
      }
    for (const [, name = ''] of answer.text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
      expect(Object.keys(document.components.schemas)).toContain(name);
    expect(answer.text).not.toContain('"$ref":"#/$defs');
    expect(answer.header('etag')).toBeTruthy();
  });

  test('the document says what each act answers and how much text each field takes, and the answers are so', async () => {
    const document = (await app.get(admin, '/api/openapi.json')).json();
    const Schema = z.object({ content: Content });
    const Act = z.object({ requestBody: Schema, responses: z.object({ 200: Schema }) });
    const { paths } = z
      .object({ paths: z.record(z.string(), z.object({ post: Act.optional() })) })
      .parse(document);
    const acts = Object.entries(paths).flatMap(([path, { post }]) => (post ? [{ path, post }] : []));
    expect(acts.length).toBeGreaterThan(40);
    for (const { path, post } of acts)
      expect(JSON.stringify(post.responses[200]), path).toMatch(/"properties":{"\w+":{/);
    const added = paths['/calendar/add']?.post;
    expect(added?.requestBody.content['application/json']?.schema).toMatchObject({
      properties: {
        day: { type: 'string', format: 'date', title: 'Date' },
        name: { type: 'string', maxLength: 120, title: 'Name' },
      },
    });
    const told = await app.sendJson(admin, '/calendar/add', { day: '2033-06-02', name: 'Told' });
    expect(told.json()).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), day: '2033-06-02' });
    expect(added?.responses[200].content['application/json']?.schema).toMatchObject({
      properties: { id: { type: 'string', format: 'uuid' }, day: { type: 'string' } },
    });
    const withFile = JSON.stringify(paths['/records/{recordId}/documents/new']?.post?.requestBody);
    expect(withFile).toContain('"contentMediaType":"application/octet-stream"');
    // Texts that may be left out, and those deep inside, say their limit too.
    const raised = JSON.stringify(paths['/contacts/new']?.post?.requestBody);
    expect(raised).toContain('"maxLength":20000');
    expect(raised.match(/"maxLength"/g)?.length).toBeGreaterThan(10);
    expect(JSON.stringify(document)).not.toContain('"ahead":');
  });

  test('what is hostile is kept as it was typed, but for line ends; NUL and broken text are refused, in either tongue', async () => {
    const days = weekdaysFrom('1996-01-02');
    const kept: { day: string; name: string }[] = [];
    for (const { name, text, stored } of naughty) {
      const fits = stored !== null && stored.length <= 120;
      const [ofForm, ofJson] = [days(), days()];
      const sent = await sendBytes(ofForm, text);
      const told = await app.sendJson(admin, '/calendar/add', { day: ofJson, name: text });
      expect([name, sent.status, told.status]).toEqual([name, fits ? 303 : 422, fits ? 200 : 422]);
      if (fits) kept.push({ day: ofForm, name: stored }, { day: ofJson, name: stored });
      else
        expect(problemOf(told).errors?.[0]?.message, name).toMatch(
          /cannot be kept|characters or fewer|Enter the name/,
        );
    }
    const years = [...new Set(kept.map(({ day }) => Number(day.slice(0, 4))))];
    const held = (await Promise.all(years.map(daysAdded))).flat();
    expect(held.map(({ day, name }) => ({ day, name }))).toEqual(kept);
    expect(kept.length).toBeGreaterThan(100);
  });

  test('every public naughty string reads the same out of a form as out of JSON', ({ skip }) => {
    const { strings, skip: reason } = publicNaughtyStrings();
    if (reason) skip(reason);
    const Note = z.object({ note: longText({ label: 'Note' }) });
    for (const note of strings) {
      const formed = Note.safeParse(shapeForm(Note, { note }));
      const told = Note.safeParse(JSON.parse(JSON.stringify({ note })));
      expect(formed.success).toBe(told.success);
      expect(formed.data).toEqual(told.data);
      if (formed.success) expect(formed.data.note).toBe(note.replace(/\r\n?/g, '\n'));
    }
  });
});
