import { once } from 'node:events';
import { connect } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Databases } from '#db';
import {
  action,
  buildServer,
  type Host,
  type Identity,
  type Module,
  openAction,
  openPage,
  page,
  type Served,
} from '#http';
import { Invalid, longText, yes } from '#kernel';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { embeddedWorld, NOW, PARTNERSHIP } from '../support/world.ts';

const may = () => yes;
const audit = { event: 'probe', purpose: 'Try the server' };

/** Pages of the tests' own, for what no real page does on purpose: one is slow, one limited, one shows a person, an act fails. */
const probe = (gate: Promise<void>): Module => {
  const slow = page('/slow', {
    title: 'Slow',
    may,
    audit,
    shows: z.object({ done: z.boolean() }),
    load: async () => ({ done: true }),
    view: () => null,
  });
  const person = page('/person/:id', {
    title: 'Person',
    may,
    audit,
    shows: z.object({ name: z.string() }),
    load: async () => ({ name: 'Rowan Hazel' }),
    view: ({ model }) => model.name,
  });
  const limited = page('/limited', {
    title: 'Limited',
    may,
    audit,
    limited: true,
    shows: z.object({}),
    load: async () => ({}),
    view: () => null,
  });
  const fails = action('/fails', {
    title: 'Fails',
    may,
    audit,
    takes: z.object({ note: longText({ label: 'Note' }) }),
    from: slow,
    run: async (_, form): Promise<string> => {
      throw new Error(`It broke over ${form.note}`);
    },
    next: () => '/',
  });
  const waits = { ...slow, load: () => gate.then(() => ({ done: true })) };
  return { name: 'probe', routes: [waits, person, limited, fails] };
};

/** A form for anybody, as sign-in is. */
const opened = openPage<object>('/guess', {
  title: 'Guess',
  openBecause: 'The tests’ own.',
  load: async () => ({}),
  view: () => null,
});
const guess = openAction('/guess', {
  title: 'Guess',
  openBecause: 'The tests’ own.',
  limited: 'failures',
  takes: z.object({ right: z.boolean().optional() }),
  from: opened,
  run: async (_, { right }) => {
    if (!right) throw new Invalid([{ field: '', message: 'That is not it.' }]);
    return { to: '/guess' };
  },
});
type Serving = Pick<Partial<Host>, 'paces'> & { readonly identify?: (own: Identity) => Identity };
const ID = '01890000-0000-7000-8000-00000000000a';

describe('The server', () => {
  let databases: Databases;
  let vale: ArdenVale;
  beforeAll(async () => {
    databases = await embeddedWorld();
    vale = await layArdenVale(databases);
  });
  afterAll(() => databases.close());

  /** Twenty seconds into a minute. */
  let passed = 1_800_000_020_000;
  const serve = async (
    gate = Promise.resolve(),
    { identify = (own: Identity): Identity => own, ...more }: Serving = {},
  ) => {
    const lines: string[] = [];
    const identity: Identity = {
      account: 'test',
      name: 'Hana Voss',
      session: 'test',
      severalPosts: false,
      actor: {
        account: 'test',
        staff: vale.healthVisitor.staff,
        staffName: 'Hana Voss',
        post: vale.healthVisitor.post,
        postTitle: 'Health visitor',
        role: 'practitioner',
        organisation: vale.trust,
        organisationName: 'Arden Vale Community NHS Trust',
        body: null,
        bodyName: null,
        partnership: PARTNERSHIP,
      },
    };
    const served = await buildServer(
      {
        databases,
        modules: [probe(gate)],
        identify: async () => identify(identity),
        passing: () => passed,
        ...more,
        now: () => NOW,
        secret: 'a secret for the tests of at least 32 characters',
        baseUrl: 'http://localhost',
        demonstration: false,
        assets: (name) => `/assets/${name}`,
        assetsFolder: import.meta.dirname,
        trustProxy: false,
        logLevel: 'trace',
        logTo: { write: (line) => lines.push(line) },
        version: 'test',
      },
      [opened, guess],
    );
    onTestFinished(() => served.stop());
    return { served, lines };
  };
  const json = { accept: 'application/json', 'content-type': 'application/json' };

  test('logs which route was asked and by which id, and never an address, a name, a text or a cookie', async () => {
    const { served, lines } = await serve();
    const id = '01890000-0000-7000-8000-00000000000a';
    const asked = await served.server.inject({
      url: `/person/${id}?q=Rowan+Hazel`,
      headers: {
        ...json,
        cookie: 'arden.session_token=stolen',
        'user-agent': 'Hana',
        'x-note': 'Hazel',
      },
    });
    expect(asked.json()).toEqual({ name: 'Rowan Hazel' });
    const broken = await served.server.inject({
      method: 'POST',
      url: '/fails',
      headers: json,
      payload: { note: 'Rowan has a bruise' },
    });
    expect(broken.statusCode).toBe(500);
    expect(broken.payload).not.toContain('broke');
    await served.server.inject({ url: '/nowhere/Rowan/%ZZ', headers: json });

    const log = lines.map((line) => z.looseObject({ level: z.number() }).parse(JSON.parse(line)));
    expect(log).toContainEqual(
      expect.objectContaining({ reqId: asked.headers['x-request-id'], route: '/person/:id', status: 200 }),
    );
    expect(log).toContainEqual(expect.objectContaining({ route: '/fails', status: 500 }));
    expect(log).toContainEqual(
      expect.objectContaining({ level: 50, err: expect.objectContaining({ kind: 'Error' }) }),
    );
    expect(lines.join('')).not.toMatch(
      /Rowan|Hazel|bruise|Hana|stolen|nowhere|01890000-0000-7000|127\.0\.0\.1/,
    );
  });

  test('slows down guessing on a page that searches, and says when to try again', async () => {
    const { served } = await serve();
    const statuses: number[] = [];
    for (let tries = 0; tries < 61; tries += 1)
      statuses.push((await served.server.inject({ url: '/limited', headers: json })).statusCode);
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([200]));
    // A cookie of another name is nobody's session, and begins no new count.
    const cookie = 'xarden.session_token=another';
    const refused = await served.server.inject({ url: '/limited', headers: { accept: 'text/html', cookie } });
    expect([statuses[60], refused.statusCode]).toEqual([429, 429]);
    expect(refused.headers['retry-after']).toBe('40');
    expect(refused.payload).toContain('Wait 40 seconds, then try again.');
    expect((await served.server.inject({ url: '/slow', headers: json })).statusCode).toBe(200);
  });

  test('takes so much a minute from one account and no more, whatever it asks for; a system has a limit of its own', async () => {
    let session: string | null = 'test';
    const { served } = await serve(undefined, {
      paces: { person: 5, system: 8 },
      identify: (own) => ({ ...own, account: session === null ? 'a system' : 'a person', session }),
    });
    const ask = async (url: string) => (await served.server.inject({ url, headers: json })).statusCode;
    const walk = async (many: number) => {
      const statuses: number[] = [];
      for (let n = 0; n < many; n += 1) statuses.push(await ask(n % 2 ? '/slow' : `/person/${ID}`));
      return statuses;
    };
    expect(await walk(6)).toEqual([200, 200, 200, 200, 200, 429]);
    const told = await served.server.inject({ url: '/slow', headers: json });
    expect(told.headers['retry-after']).toBe('40');
    expect(told.json().detail).toContain('More than 5 pages, files and acts were asked for in a minute');
    // What was typed is not lost by it.
    const form = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const typed = await served.server.inject({
      method: 'POST',
      url: '/fails',
      headers: form,
      payload: 'note=The+words',
    });
    expect([typed.statusCode, typed.payload.includes('The words')]).toEqual([429, true]);
    session = null;
    expect(await walk(9)).toEqual([...Array(8).fill(200), 429]);
    passed += 60_000;
    expect(await walk(1)).toEqual([200]);
  });

  test('limits are counted in one place for all processes, by nobody’s name', async () => {
    const identify = (own: Identity): Identity => ({ ...own, session: 'shared' });
    const { served: one } = await serve(undefined, { identify });
    const { served: other } = await serve(undefined, { identify });
    const search = async ({ server }: Served) =>
      (await server.inject({ url: '/limited', headers: json })).statusCode;
    for (let n = 0; n < 31; n += 1) {
      expect(await search(one)).toBe(200);
      expect(await search(other)).toBe(200);
    }
    // What costs a request nothing is added up every few seconds.
    const later = (served: Served) => {
      passed += 3_000;
      return search(served);
    };
    await later(one);
    for (const each of [other, one]) await expect.poll(() => later(each), { interval: 200 }).toBe(429);
    const { rows } = await sql<{ key: string }>`select key from arden.request_count`.execute(
      databases.serving,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ key }) => /^[\w-]{22}$/.test(key))).toBe(true);
    const tried = async (server: Served['server'], right: boolean) =>
      (await server.inject({ method: 'POST', url: '/guess', headers: json, payload: { right } })).statusCode;
    // An act that could be a guess is counted there before it is looked at.
    const guessing = await Promise.all(
      [one, other].map(async ({ server }) => {
        const statuses: number[] = [];
        for (let n = 0; n < 11; n += 1)
          statuses.push(
            // Behind one address everybody of an office signs in: who is right does not count.
            await tried(server, true).then(() => tried(server, false)),
          );
        return statuses;
      }),
    );
    expect(guessing.flat().filter((status) => status === 429)).toHaveLength(2);
  });

  test('asked to stop, it finishes what is under way, takes nothing new, and ends', async () => {
    let open = () => {};
    const { served } = await serve(
      new Promise((done) => {
        open = done;
      }),
    );
    const address = new URL(await served.listen(0, '127.0.0.1'));
    const underWay = fetch(new URL('/slow', address), { headers: json });
    const idle = connect(Number(address.port), '127.0.0.1');
    await once(idle, 'connect');
    // The slow page is reached once its transaction holds the one connection.
    await new Promise((done) => setTimeout(done, 300));
    const stopped = served.stop();
    await expect(fetch(new URL('/healthz', address))).rejects.toThrow();
    open();
    expect((await underWay).status).toBe(200);
    await stopped;
  });
});
