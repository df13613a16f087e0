import { sql } from 'kysely';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAccount, setPassword } from '#auth';
import { createPartnership, type Databases, readMigrations } from '#db';
import { linkAccount, makeOrganisation, makePost, makeSetting, paths } from '#partnership';
import { modules, prepare } from '../../src/app.ts';
import { openDirectory, type TestDirectory } from '../support/directory.ts';
import { type House, openHouse, type Visitor } from '../support/visitor.ts';
import { asOwner, embeddedWorld, NOW, PARTNERSHIP, ROOT } from '../support/world.ts';

const PASSWORD = 'purple otter climbs';
const ORIGIN = 'https://arden.example';
const BACK = `${ORIGIN}/sign-in/organisation/back`;
const WAY_IN = '/sign-in/organisation';

describe('An organisation’s own directory', () => {
  let databases: Databases;
  let house: House;
  let directory: TestDirectory;
  let clock = NOW;
  let ada: Visitor;
  let trust = '';
  let council = '';
  const staff: Record<string, string> = {};
  const posts: Record<string, string> = {};

  const passMinutes = (minutes: number) => {
    clock = new Date(Date.parse(clock) + minutes * 60_000).toISOString();
  };
  const fields = () => ({
    issuer: directory.issuer,
    clientId: directory.clientId,
    clientSecret: directory.clientSecret,
    domains: 'vale.nhs.example',
  });
  /** Types a work address, and gives where the page leads on to. */
  const begin = async (
    visitor: Visitor,
    email = 'nora.lamb@vale.nhs.example',
    after = '',
  ): Promise<string> => {
    const began = await visitor.send(WAY_IN, { email, after });
    if (began.to === '') return began.text;
    const { text } = await visitor.get(began.to);
    return /href="(http:\/\/127[^"]+)"/.exec(text)?.[1]?.replaceAll('&#x3D;', '=') ?? text;
  };
  const comeBack = async (visitor: Visitor, address: string) => visitor.get(address.slice(ORIGIN.length));
  const signIn = async (sub: string, email?: string, after = '') => {
    const visitor = house.visitor();
    directory.asks = sub;
    const done = await comeBack(visitor, await directory.visit(await begin(visitor, email, after)));
    return { visitor, to: done.to };
  };
  const refusals = async (): Promise<string[]> =>
    (
      await sql<{
        detail: string;
      }>`select detail from arden.audit_event where event = 'account.directoryRefused' order by at, id`.execute(
        databases.serving,
      )
    ).rows.map(({ detail }) => detail);
  const person = (sub: string, email: string, verified = true) =>
    directory.people.set(sub, { sub, email, verified });

  beforeAll(async () => {
    databases = await embeddedWorld();
    await prepare(databases, PARTNERSHIP, NOW);
    await asOwner(databases, async (tx) => {
      council = await makeOrganisation(tx, { name: 'Arden Vale Council', type: 'localAuthority' });
      trust = await makeOrganisation(tx, { name: 'Vale NHS Trust', type: 'nhsTrust' });
    });
    directory = await openDirectory(`${BACK}/${trust}`);
    house = await openHouse(databases, { modules, now: () => clock, directoryNetworks: ['127.0.0.0/8'] });
    const account = await asOwner(databases, async (tx) => {
      await makeSetting(tx, 'secondStep', 'everybody');
      const work = async (
        name: string,
        email: string,
        organisation: string,
        role: 'practitioner' | 'administrator',
      ) => {
        const made = await makePost(tx, { name, email, role, organisation });
        staff[name] = made.staff;
        posts[name] = made.post;
      };
      await work('Ada Finch', 'ada.finch@vale.nhs.example', trust, 'administrator');
      await work('Nora Lamb', 'Nora.Lamb@vale.nhs.example', trust, 'practitioner');
      await work('Tess Moor', 'tess.moor@vale.nhs.example', trust, 'practitioner');
      await work('Sam Reed', 'sam.reed@vale.nhs.example', trust, 'practitioner');
      await work('Cara Dunn', 'cara.dunn@council.example', council, 'administrator');
      await work('Olu Ade', 'olu.ade@vale.nhs.example', council, 'practitioner');
      const made = await addAccount(tx, { name: 'Ada Finch', email: 'ada.finch@vale.nhs.example' });
      await linkAccount(tx, staff['Ada Finch'] ?? '', made);
      return made;
    });
    await setPassword(house.auth, { account, password: PASSWORD, now: NOW });
    await sql`update arden.session set second_step = true`.execute(databases.serving);
    ada = house.visitor();
    await ada.signIn('ada.finch@vale.nhs.example', PASSWORD);
    await sql`update arden.session set second_step = true`.execute(databases.serving);
    for (const [sub, email] of [
      ['nora', 'nora.lamb@vale.nhs.example'],
      ['sam', 'sam.reed@vale.nhs.example'],
      ['tess', 'tess.moor@vale.nhs.example'],
      ['ada', 'ada.finch@vale.nhs.example'],
      ['olu', 'olu.ade@vale.nhs.example'],
      ['nobody', 'no.body@vale.nhs.example'],
      ['cara', 'cara.dunn@council.example'],
    ] as const)
      person(sub, email);
  });
  afterAll(async () => {
    await house.served.stop();
    await directory.close();
    await databases.close();
  });

  test('is registered by an administrator of that organisation, and its secret is closed', async () => {
    expect(await begin(house.visitor())).toContain('No organisation with this address');
    expect((await ada.get(paths.directory)).text).toContain('Register your directory');
    const wrong = await ada.send(paths.registerDirectory, {
      ...fields(),
      issuer: 'http://login.example.org',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).not.toContain(directory.clientSecret);
    expect((await ada.send(paths.registerDirectory, fields())).to).toBe(paths.directory);
    const shown = await ada.get(paths.directory);
    expect(shown.text).toContain(directory.issuer);
    const kept = await asOwner(databases, (tx) =>
      sql<{
        kept: string;
      }>`select directory::text as kept from directory union all select submission_key::text from submission_key
        union all select audit_event::text from audit_event union all select register_change::text from register_change`.execute(
        tx,
      ),
    );
    expect(kept.rows.some(({ kept: row }) => row.includes(directory.clientSecret))).toBe(false);
  });

  test('signs in whoever works there, at the first time by the work address; it makes no post', async () => {
    const { visitor, to } = await signIn('nora', undefined, '/partnership');
    expect(to).toBe('/partnership');
    expect((await visitor.get('/partnership')).status).toBe(200);
    expect((await visitor.get('/account')).text).toContain('Through your organisation');
    const page = await ada.get(paths.staffMember(staff['Nora Lamb'] ?? ''));
    expect(page.text).toContain('Yes, through their organisation');
    // From then on she is known by the directory's own name for her, whatever her address is.
    person('nora', 'nora.married@vale.nhs.example');
    expect((await signIn('nora')).to).toBe('/');
    person('nora', 'nora.lamb@vale.nhs.example');
  });

  test('opens nothing of the account itself: no password, no second step, no passkey', async () => {
    const { visitor } = await signIn('nora');
    for (const url of ['/account/second-step', '/account/passkeys'])
      expect((await visitor.get(url)).status, url).toBe(404);
    const posted = await visitor.send('/account/second-step', { password: '' }, '/account');
    expect(posted.status).toBeGreaterThanOrEqual(400);
  });

  test('is a second step only where it says so, by a level that was written down, or where its administrator vouches for it', async () => {
    const code = (secret: string) => new TOTP({ secret }).generate({ timestamp: Date.parse(clock) });
    const reRegister = async (more: Record<string, string>) => {
      passMinutes(1);
      return ada.send(paths.registerDirectory, { ...fields(), ...more });
    };
    try {
      // Silence, and a password alone, are one factor: the post waits for a second step of our own.
      for (const says of [{}, { amr: ['pwd'] }, { acr: 'two-factors' }]) {
        directory.says = says;
        const { visitor, to } = await signIn('nora', undefined, '/partnership');
        expect(to).toBe('/posts?then=%2Fpartnership');
        expect((await visitor.get('/partnership')).status).toBe(302);
        expect((await visitor.get(to)).to).toBe('/account/second-step?then=%2Fpartnership');
      }
      // A level counts once it is written down; it is asked for, and so is a sign-in of late.
      expect((await reRegister({ acr: 'two-factors', maxAge: '60' })).to).toBe(paths.directory);
      directory.says = { acr: 'two-factors' };
      expect((await signIn('nora', undefined, '/partnership')).to).toBe('/partnership');
      expect([directory.asked.get('acr_values'), directory.asked.get('max_age')]).toEqual([
        'two-factors',
        '3600',
      ]);
      directory.says = { amr: ['pwd'] };
      expect((await signIn('nora')).to).toBe('/posts');
      // A word for it wants a reason, and stands on the page with whose it is.
      expect((await reRegister({ asks: 'always' })).status).toBe(422);
      const reason = 'Conditional access demands it of everybody; looked at with the trust’s IT lead';
      expect((await reRegister({ asks: 'always', vouched: reason })).to).toBe(paths.directory);
      const shown = (await ada.get(paths.directory)).text;
      expect(shown).toContain(reason);
      expect(shown).toMatch(/Ada Finch, 23 November 2026/);
      expect((await signIn('nora', undefined, '/partnership')).to).toBe('/partnership');

      // Without it, our own step is added once by who has no other way in, and asked for from then on.
      await reRegister({});
      const { visitor } = await signIn('tess', undefined, '/partnership');
      await visitor.send('/account/second-step', { after: '/partnership' });
      const adding = (await visitor.get('/account/second-step/app')).text;
      const secret = /app-typed">([A-Z2-7 ]+)</.exec(adding)?.[1]?.replaceAll(' ', '') ?? '';
      const before = visitor.copy();
      await visitor.send('/account/second-step/app', { code: code(secret) });
      expect((await visitor.get('/partnership')).status).toBe(200);
      expect((await before.get('/account')).to).toContain('/sign-in');
      passMinutes(1);
      const again = await signIn('tess', undefined, '/partnership');
      expect(again.to).toBe('/sign-in/second-step');
      expect((await again.visitor.get('/partnership')).to).toContain('/sign-in');
      const entered = await again.visitor.send('/sign-in/second-step', { code: code(secret) });
      expect(entered.to).toBe('/partnership');
      expect((await again.visitor.get('/account')).text).toContain('Through your organisation');
      // Whoever has a password here adds it with that: a directory's word alone changes nothing of such an account.
      const own = await signIn('ada', 'ada.finch@vale.nhs.example');
      expect((await own.visitor.get('/account/second-step')).status).toBe(404);
    } finally {
      directory.says = { amr: ['pwd', 'otp', 'mfa'] };
    }
  });

  test.each([
    ['nobody', 'no.body@vale.nhs.example', 'notInvited'],
    ['cara', 'cara.dunn@council.example', 'emailElsewhere'],
    ['olu', 'olu.ade@vale.nhs.example', 'notInvited'],
  ])('does not sign in %s, who has no post in that organisation', async (sub, _, why) => {
    const { visitor, to } = await signIn(sub);
    expect(to).toBe(WAY_IN);
    expect((await visitor.get('/account')).to).toContain('/sign-in');
    expect((await refusals()).at(-1)).toBe(why);
    expect((await visitor.get(WAY_IN)).status).toBe(200);
  });

  test('is not believed of an address that it has not verified itself', async () => {
    person('sam', 'sam.reed@vale.nhs.example', false);
    expect((await signIn('sam')).to).toBe(WAY_IN);
    expect((await refusals()).at(-1)).toBe('emailUnverified');
    person('sam', 'sam.reed@vale.nhs.example');
  });

  test('does not hand on what somebody had, when their address goes to somebody new', async () => {
    person('nora-the-second', 'nora.lamb@vale.nhs.example');
    expect((await signIn('nora-the-second')).to).toBe(WAY_IN);
    expect((await refusals()).at(-1)).toBe('otherSubject');
  });

  test('refuses who left the organisation: what the directory does not say is nobody’s', async () => {
    const visitor = house.visitor();
    directory.asks = null;
    const done = await comeBack(visitor, await directory.visit(await begin(visitor)));
    expect(done.to).toBe(WAY_IN);
    expect((await visitor.get('/account')).to).toContain('/sign-in');
  });

  test('is believed with an ID token that holds, however it comes', async () => {
    directory.swap = (claims) => directory.mint(claims);
    try {
      expect((await signIn('nora')).to).toBe('/');
    } finally {
      directory.swap = null;
    }
  });

  test.each<[string, (claims: Record<string, unknown>) => string]>([
    ['another audience', (claims) => directory.mint({ ...claims, aud: 'another-client' })],
    ['another nonce', (claims) => directory.mint({ ...claims, nonce: 'another' })],
    ['no nonce', ({ nonce: _, ...claims }) => directory.mint(claims)],
    ['another issuer', (claims) => directory.mint({ ...claims, iss: 'https://login.example.org' })],
    ['a time long past', (claims) => directory.mint({ ...claims, exp: 1_000_000 })],
    ['a signature of somebody else', (claims) => directory.mint(claims, 'strange')],
    ['no signature', (claims) => `${directory.mint(claims).split('.').slice(0, 2).join('.')}.`],
  ])('is not believed with an ID token of %s', async (_, swap) => {
    directory.swap = swap;
    try {
      const { visitor, to } = await signIn('nora');
      expect(to).toBe(WAY_IN);
      expect((await visitor.get('/account')).to).toContain('/sign-in');
      expect((await refusals()).at(-1)).toMatch(/^OAUTH_/);
    } finally {
      directory.swap = null;
    }
  });

  test('the same answer of it is taken once, in the browser that asked, and in ten minutes', async () => {
    directory.asks = 'nora';
    const visitor = house.visitor();
    const answer = await directory.visit(await begin(visitor));
    const thief = house.visitor();
    await begin(thief);
    expect((await comeBack(thief, answer)).to).toBe(WAY_IN);
    expect((await comeBack(house.visitor(), answer)).to).toBe(WAY_IN);
    const copied = visitor.copy();
    expect((await comeBack(visitor, answer)).to).toBe('/');
    expect((await comeBack(copied, answer)).to).toBe(WAY_IN);
    const late = house.visitor();
    const lateAnswer = await directory.visit(await begin(late));
    passMinutes(11);
    expect((await comeBack(late, lateAnswer)).to).toBe(WAY_IN);
    const other = house.visitor();
    const answered = await directory.visit(await begin(other));
    // What came to another organisation's address, and what does not say whose answer it is (RFC 9207), is not taken.
    expect((await comeBack(other, answered.replace(trust, council))).to).toBe(WAY_IN);
    expect((await refusals()).at(-1)).toBe('wayBack');
    const silent = new URL(await directory.visit(await begin(other)));
    silent.searchParams.delete('iss');
    expect((await comeBack(other, silent.href)).to).toBe(WAY_IN);
    expect((await refusals()).at(-1)).toMatch(/^OAUTH_/);
    const tampered = new URL(await directory.visit(await begin(other)));
    tampered.searchParams.set('state', 'another');
    expect((await comeBack(other, tampered.href)).to).toBe(WAY_IN);
  });

  test('a post that ends takes its access with it at once, and one that moves is moved', async () => {
    const { visitor } = await signIn('nora');
    expect((await visitor.get('/partnership')).status).toBe(200);
    const endOn = (day: string | null) =>
      asOwner(databases, (tx) =>
        sql`update post set until_day = ${day}::date where id = ${posts['Nora Lamb'] ?? ''}::uuid`.execute(
          tx,
        ),
      );
    await endOn('2026-11-22');
    expect((await visitor.get('/partnership')).to).toContain('/posts');
    expect((await visitor.get('/account')).text).toContain('No post is yours today');
    // Moved to the council: its posts are not for this directory to open.
    const moved = await asOwner(databases, (tx) =>
      makePost(tx, {
        name: 'Nora Lamb',
        staff: staff['Nora Lamb'] ?? '',
        role: 'practitioner',
        organisation: council,
      }),
    );
    expect((await visitor.get('/posts')).text).toContain('You have no post');
    expect((await visitor.send('/posts', { post: moved.post }, '/account')).status).toBe(422);
    await endOn(null);
    const again = await signIn('nora');
    expect((await again.visitor.get('/posts')).text).not.toContain('Arden Vale Council');
    expect((await again.visitor.get('/partnership')).status).toBe(200);
  });

  test('of one partnership opens nothing in another, though it says the same address', async () => {
    const { owner } = databases;
    if (!owner) throw new Error('The test owns its database.');
    const migrations = await readMigrations(`${ROOT}/migrations`);
    await createPartnership(owner, migrations, { slug: 'elsewhere', name: 'Elsewhere', synthetic: true });
    const account = await asOwner(databases, async (tx) => {
      const { rows } = await sql<{
        account: string;
      }>`select account_id as account from staff where name = 'Nora Lamb'`.execute(tx);
      return rows[0]?.account ?? '';
    });
    const there = '0199aaaa-0000-7000-8000-00000000000';
    await sql`insert into partnership_elsewhere.organisation (id, name, type, from_day) values (${`${there}1`}, 'Elsewhere Council', 'localAuthority', '2020-01-01')`.execute(
      owner,
    );
    await sql`insert into partnership_elsewhere.staff (id, name, email, account_id) values (${`${there}2`}, 'Nora Lamb', 'nora.lamb@vale.nhs.example', ${account})`.execute(
      owner,
    );
    await sql`insert into partnership_elsewhere.post (id, staff_id, role, title, organisation_id, from_day)
      values (${`${there}3`}, ${`${there}2`}, 'administrator', 'Administrator there', ${`${there}1`}, '2020-01-01')`.execute(
      owner,
    );
    passMinutes(1);
    const { visitor } = await signIn('nora');
    expect((await visitor.get('/posts')).text).not.toContain('Administrator there');
    expect((await visitor.send('/posts', { post: `${there}3` }, '/account')).status).toBe(422);
  });

  test('is asked at no address of our own networks that nobody let in', async () => {
    const strict = await openHouse(databases, { modules, now: () => clock });
    const refused = await strict.visitor().send(WAY_IN, { email: 'nora.lamb@vale.nhs.example', after: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('cannot be reached');
    await strict.served.stop();
  });

  test('ended, it signs nobody in, and who came by it is out', async () => {
    const { visitor } = await signIn('nora');
    await ada.signIn('ada.finch@vale.nhs.example', PASSWORD);
    await sql`update arden.session set second_step = true where directory_id is null`.execute(
      databases.serving,
    );
    expect((await ada.send(paths.endDirectory, {})).to).toBe(paths.directory);
    expect((await visitor.get('/account')).to).toContain('/sign-in');
    expect(await begin(house.visitor())).toContain('No organisation with this address');
  });
});
