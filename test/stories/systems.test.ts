import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addAccount, setPassword } from '#auth';
import type { Databases } from '#db';
import { action, Identified, page } from '#http';
import { text, yes } from '#kernel';
import { linkAccount, makeBody, makeOrganisation, makePost, paths } from '#partnership';
import { Page } from '#ui';
import { modules, prepare } from '../../src/app.ts';
import { type House, openHouse, type Visitor } from '../support/visitor.ts';
import { asOwner, embeddedWorld, NOW, PARTNERSHIP } from '../support/world.ts';

const PASSWORD = 'purple otter climbs';
const CREDENTIAL = /arden_[0-9a-z]{12}_[\w-]{43}/;

/** An act that any post may do, which answers who did it. */
const knock = page('/knock', {
  title: 'Knock',
  may: () => yes,
  audit: { event: 'knock.viewed', purpose: 'work' },
  shows: z.object({ post: z.uuid(), organisation: z.string() }),
  load: async ({ actor }) => ({ post: actor.post, organisation: actor.organisationName }),
  view: ({ frame }) => Page({ frame, title: 'Knock', children: 'Knock' }),
});
const knocked = action('/knock', {
  title: 'Knock',
  may: () => yes,
  audit: { event: 'knock.done', purpose: 'work' },
  takes: z.object({ says: text({ label: 'What you say' }) }),
  from: knock,
  run: async ({ actor }) => actor.post,
  next: () => '/knock',
  returns: (id) => ({ id }),
  gives: Identified,
});

describe('An agency’s system', () => {
  let databases: Databases;
  let house: House;
  let admin: Visitor;
  let nurse: Visitor;
  let clock = NOW;
  let trust = '';
  let team = '';
  let hospital = { post: '', credential: '' };

  const passHours = (hours: number) => {
    clock = new Date(Date.parse(clock) + hours * 3_600_000).toISOString();
  };
  let addresses = 0;
  const call = async (
    method: 'GET' | 'POST',
    url: string,
    credential: string | null,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    addresses += 1;
    const got = await house.served.server.inject({
      method,
      url,
      headers: {
        host: 'arden.example',
        accept: 'application/json',
        'x-forwarded-for': `10.9.0.${addresses}`,
        ...(credential === null ? {} : { authorization: `Bearer ${credential}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return {
      status: got.statusCode,
      json: () => JSON.parse(got.payload),
      header: (n: string) => got.headers[n],
    };
  };
  const madeBy = (answer: { text: string }): string => CREDENTIAL.exec(answer.text)?.[0] ?? 'none';
  const audit = async (event: string) =>
    (
      await asOwner(databases, (tx) =>
        sql<{ outcome: string; post_id: string | null; target: string }>`
          select outcome, post_id, target from audit_event where event = ${event} order by id`.execute(tx),
      )
    ).rows;

  beforeAll(async () => {
    databases = await embeddedWorld();
    await prepare(databases, PARTNERSHIP, NOW);
    house = await openHouse(databases, {
      modules: [...modules, { name: 'knock', routes: [knock, knocked] }],
      now: () => clock,
    });
    const accounts = await asOwner(databases, async (tx) => {
      const council = await makeOrganisation(tx, { name: 'Arden Vale Council', type: 'localAuthority' });
      trust = await makeOrganisation(tx, { name: 'Vale NHS Trust', type: 'nhsTrust' });
      team = await makeBody(tx, { name: 'Safeguarding nurses', type: 'team', organisation: trust });
      const sign = async (name: string, role: 'administrator' | 'practitioner', organisation: string) => {
        const { staff } = await makePost(tx, { name, role, organisation });
        const account = await addAccount(tx, { name, email: `${name.split(' ')[0]}@example.org` });
        await linkAccount(tx, staff, account);
        return account;
      };
      return [
        await sign('Ada Finch', 'administrator', council),
        await sign('Nora Lamb', 'practitioner', trust),
      ];
    });
    for (const account of accounts) await setPassword(house.auth, { account, password: PASSWORD, now: NOW });
    admin = house.visitor();
    await admin.signIn('ada@example.org', PASSWORD);
    nurse = house.visitor();
    await nurse.signIn('nora@example.org', PASSWORD);
  });
  afterAll(async () => {
    await house.served.stop();
    await databases.close();
  });

  test('is added by an administrator, who sees its credential once', async () => {
    const fields = { name: 'Hospital records', organisation: trust, body: team, label: 'Live messages' };
    const made = await admin.send(paths.newSystem, fields);
    expect(made.status).toBe(200);
    const credential = madeBy(made);
    expect(credential).toMatch(CREDENTIAL);
    const post = /systems\/([0-9a-f-]{36})/.exec(made.text)?.[1] ?? '';
    hospital = { post, credential };
    const shown = await admin.get(paths.system(post));
    expect(shown.text).toContain('Live messages');
    expect(shown.text).not.toMatch(CREDENTIAL);
    expect((await admin.get(paths.systems())).text).toContain('Hospital records');
    const [{ target } = { target: '' }] = await audit('system.added');
    expect(target).toBe(`id:${post} credential:${credential.split('_')[1]}`);

    const secret = credential.slice(-43);
    const kept = await asOwner(databases, (tx) =>
      sql<{ kept: string }>`select system_credential::text as kept from system_credential
        union all select submission_key::text from submission_key union all select audit_event::text from audit_event
        union all select register_change::text from register_change`.execute(tx),
    );
    expect(kept.rows.some(({ kept: row }) => row.includes(secret))).toBe(false);
  });

  test('asks and posts as its own post, without a cookie, a form or a browser', async () => {
    const asked = await call('GET', '/knock', hospital.credential);
    expect(asked.status).toBe(200);
    expect(asked.json()).toEqual({ post: hospital.post, organisation: 'Vale NHS Trust' });
    const sent = await call('POST', '/knock', hospital.credential, { says: 'A child is here' });
    expect(sent.status).toBe(200);
    expect(sent.json()).toEqual({ id: hospital.post });
    expect((await audit('knock.done')).at(-1)).toMatchObject({ outcome: 'allowed', post_id: hospital.post });
    // Another site's page cannot send a credential, so that where it came from says nothing.
    const other = { origin: 'https://records.example', 'sec-fetch-site': 'cross-site' };
    expect((await call('POST', '/knock', hospital.credential, { says: 'Again' }, other)).status).toBe(200);
    expect((await admin.get(paths.system(hospital.post))).text).not.toContain('Never');
  });

  test('meets the same rules: it keeps no register, and no page of sign-in or of an account is for it', async () => {
    expect((await call('GET', paths.systems(), hospital.credential)).status).toBe(403);
    for (const url of ['/account', '/posts'])
      expect((await call('GET', url, hospital.credential)).status).toBe(401);
    const change = { currentPassword: 'x', newPassword: 'three green kettles' };
    expect((await call('POST', '/account', hospital.credential, change)).status).toBe(401);
  });

  test('is told that a credential is wrong, and how to send one; whoever goes on guessing is held up', async () => {
    const [, id = ''] = hospital.credential.split('_');
    for (const wrong of [
      'nothing',
      `arden_${id}_${'a'.repeat(43)}`,
      `arden_${'0'.repeat(12)}_${'a'.repeat(43)}`,
    ]) {
      const refused = await call('GET', '/knock', wrong);
      expect(refused.status).toBe(401);
      expect(refused.header('www-authenticate')).toContain('Bearer');
      expect(refused.header('content-type')).toContain('application/problem+json');
    }
    expect((await call('GET', '/knock', null)).header('www-authenticate')).toContain('Bearer');
    const here = { 'x-forwarded-for': '10.8.0.1' };
    const statuses = [];
    for (let tries = 0; tries < 6; tries += 1)
      statuses.push((await call('GET', '/knock', 'nothing', undefined, here)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await call('GET', '/knock', 'nothing', undefined, here)).header('retry-after')).toBe('60');
    // A right one from the same network is not held up by it.
    expect((await call('GET', '/knock', hospital.credential, undefined, here)).status).toBe(200);
    // Signed in by a cookie or not, a request that carries a credential is that system or nobody.
    const cookie = [...nurse.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    expect((await call('GET', '/knock', 'nothing', undefined, { cookie })).status).toBe(401);
  });

  test('changes its credential without a gap: two work at once, never three', async () => {
    const made = await admin.send(paths.newCredential(hospital.post), { label: 'Live messages, 2027' });
    const next = madeBy(made);
    expect((await call('GET', '/knock', next)).status).toBe(200);
    expect((await call('GET', '/knock', hospital.credential)).status).toBe(200);
    const third = await admin.send(paths.newCredential(hospital.post), { label: 'A third' });
    expect(third.status).toBe(409);
    expect(third.text).toContain('two credentials that work');
    const [, old = ''] = hospital.credential.split('_');
    expect((await admin.send(paths.endCredential(hospital.post, old), {})).to).toBe(
      paths.system(hospital.post),
    );
    expect((await call('GET', '/knock', hospital.credential)).status).toBe(401);
    expect((await call('GET', '/knock', next)).status).toBe(200);
    expect((await admin.send(paths.endCredential(hospital.post, old), {})).status).toBe(409);
    hospital = { ...hospital, credential: next };
  });

  test('loses its way in on the day after its last, and at once when its post ends', async () => {
    const made = await admin.send(paths.newCredential(hospital.post), {
      label: 'For a trial',
      'until-day': '24',
      'until-month': '11',
      'until-year': '2026',
    });
    const trial = madeBy(made);
    passHours(24);
    expect((await call('GET', '/knock', trial)).status).toBe(200);
    passHours(24);
    expect((await call('GET', '/knock', trial)).status).toBe(401);
    expect((await call('GET', '/knock', hospital.credential)).status).toBe(200);

    await admin.signIn('ada@example.org', PASSWORD);
    const { text: ending } = await admin.get(paths.endPost(hospital.post));
    const version = /name="version" value="(\d+)"/.exec(ending)?.[1] ?? '';
    await admin.send(paths.endPost(hospital.post), {
      version,
      'until-day': '24',
      'until-month': '11',
      'until-year': '2026',
    });
    expect((await call('GET', '/knock', hospital.credential)).status).toBe(401);
    expect((await admin.get(paths.system(hospital.post))).text).toContain(
      'The post of this system has ended',
    );
  });

  test('is no person: nobody invites it, appoints it, or is appointed as one', async () => {
    const { rows } = await asOwner(databases, (tx) =>
      sql<{ id: string }>`select id from staff where kind = 'system'`.execute(tx),
    );
    const staff = rows[0]?.id ?? '';
    expect((await admin.get(paths.staff())).text).not.toContain('Hospital records');
    for (const url of [paths.invite(staff), paths.newPassword(staff), paths.appoint(staff)])
      expect((await admin.get(url)).status, url).toBe(404);
    const { rows: found } = await asOwner(databases, (tx) =>
      sql<{ id: string }>`select id from staff where name = 'Nora Lamb'`.execute(tx),
    );
    const appointed = await admin.send(paths.appoint(found[0]?.id ?? ''), {
      title: 'A system',
      organisation: trust,
      role: 'agencySystem',
      'from-day': '1',
      'from-month': '11',
      'from-year': '2026',
    });
    expect(appointed.status).toBe(422);
  });

  test('nobody but an administrator adds one, or sees what it signs in with', async () => {
    await nurse.signIn('nora@example.org', PASSWORD);
    for (const url of [
      paths.systems(),
      paths.newSystem,
      paths.system(hospital.post),
      paths.newCredential(hospital.post),
    ])
      expect((await nurse.get(url)).status, url).toBe(403);
  });
});
