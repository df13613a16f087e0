import { sql } from 'kysely';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAccount, setPassword } from '#auth';
import type { Databases } from '#db';
import { linkAccount, makeOrganisation, makePost, makeSetting, paths } from '#partnership';
import { modules, prepare, tellPerson } from '../../src/app.ts';
import { type House, openHouse, type Visitor } from '../support/visitor.ts';
import { asOwner, embeddedWorld, NOW, PARTNERSHIP } from '../support/world.ts';

const PASSWORD = 'purple otter climbs';
const STEP = '/account/second-step';
const ENTER = '/sign-in/second-step';
const confirm = (then: string): string => `/account/confirm?then=${encodeURIComponent(then)}`;

describe('A second step', () => {
  let databases: Databases;
  let house: House;
  let clock = NOW;
  const staff: Record<string, string> = {};
  const accounts: Record<string, string> = {};
  /** What Nora's app holds, and the recovery codes that she kept. */
  let app = '';
  let codes: string[] = [];

  const passSeconds = (seconds: number) => {
    clock = new Date(Date.parse(clock) + seconds * 1000).toISOString();
  };
  const codeOf = (secret = app) => new TOTP({ secret }).generate({ timestamp: Date.parse(clock) });
  const journal = async (): Promise<string[]> =>
    (
      await sql<{ event: string }>`select event from arden.audit_event order by at, id`.execute(
        databases.serving,
      )
    ).rows.map(({ event }) => event);
  const signIn = async (who: string, after = ''): Promise<[Visitor, string]> => {
    const visitor = house.visitor();
    const { to } = await visitor.signIn(`${who}@example.org`, PASSWORD, after);
    return [visitor, to];
  };
  const keyOn = (text: string): string =>
    /app-typed">([A-Z2-7 ]+)</.exec(text)?.[1]?.replaceAll(' ', '') ?? '';
  const enrol = async (visitor: Visitor, after = '') => {
    await visitor.send(STEP, { after });
    const secret = keyOn((await visitor.get(`${STEP}/app`)).text);
    const shown = await visitor.send(`${STEP}/app`, { code: codeOf(secret), after });
    return {
      secret,
      shown,
      codes: [...shown.text.matchAll(/<code>([\w-]+)<\/code>/g)].map(([, c = '']) => c),
    };
  };

  beforeAll(async () => {
    databases = await embeddedWorld();
    await prepare(databases, PARTNERSHIP, NOW);
    house = await openHouse(databases, { modules, now: () => clock, tells: tellPerson });
    await asOwner(databases, async (tx) => {
      const council = await makeOrganisation(tx, { name: 'Arden Vale Council', type: 'localAuthority' });
      for (const [who, role] of [
        ['ada', 'administrator'],
        ['nora', 'practitioner'],
        ['sam', 'scrutinyMember'],
      ] as const) {
        const made = await makePost(tx, { name: who, role, organisation: council });
        const account = await addAccount(tx, { name: who, email: `${who}@example.org` });
        await linkAccount(tx, made.staff, account);
        staff[who] = made.staff;
        accounts[who] = account;
      }
    });
    for (const account of Object.values(accounts))
      await setPassword(house.auth, { account, password: PASSWORD, now: NOW });
  });
  afterAll(async () => {
    await house.served.stop();
    await databases.close();
  });

  test('is added with an app: a picture, the key to type, a first code, and ten recovery codes once', async () => {
    const [nora] = await signIn('nora');
    const elsewhere = (await signIn('nora'))[0];
    await nora.send(STEP, {});
    const adding = await nora.get(`${STEP}/app`);
    expect(adding.text).toMatch(/<svg[^>]*class="app-qr"/);
    app = keyOn(adding.text);
    expect(app).toMatch(/^[A-Z2-7]{32}$/);
    const wrong = await nora.send(`${STEP}/app`, { code: '000000' });
    expect(wrong.status).toBe(422);
    const shown = await nora.send(`${STEP}/app`, { code: codeOf() });
    codes = [...shown.text.matchAll(/<code>([\w-]+)<\/code>/g)].map(([, code = '']) => code);
    expect(new Set(codes).size).toBe(10);
    expect((await nora.get(STEP)).text).toContain('10 of 10');
    expect((await nora.get('/account')).text).toContain('A code from an app');
    // Whoever was signed in with the password alone is out.
    expect((await elsewhere.get('/account')).to).toContain('/sign-in');

    const kept = await sql<{ kept: string }>`select authenticator::text as kept from arden.authenticator
      union all select recovery_code::text from arden.recovery_code`.execute(databases.serving);
    expect(kept.rows).toHaveLength(11);
    for (const secret of [app, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
      expect(kept.rows.some(({ kept: row }) => row.includes(secret))).toBe(false);
  });

  test('is asked for after the password, which alone opens nothing', async () => {
    passSeconds(60);
    const [nora, to] = await signIn('nora', '/partnership');
    expect(to).toBe(ENTER);
    expect([...nora.jar.keys()].some((name) => name.includes('session_token'))).toBe(false);
    expect((await nora.get('/partnership')).to).toContain('/sign-in');
    expect((await nora.send(ENTER, { code: '123 456' })).status).toBe(422);
    const entered = await nora.send(ENTER, { code: codeOf().replace(/^.../, '$& ') });
    expect(entered.to).toBe('/partnership');
    expect((await nora.get('/partnership')).status).toBe(200);
  });

  test('a code is taken once, even by somebody who read it over a shoulder', async () => {
    passSeconds(60);
    const code = codeOf();
    const [nora] = await signIn('nora');
    const [thief] = await signIn('nora');
    expect((await nora.send(ENTER, { code })).to).toBe('/');
    const again = await thief.send(ENTER, { code });
    expect(again.status).toBe(422);
    expect(again.text).toContain('was used before');
    passSeconds(-30);
    expect((await thief.send(ENTER, { code: codeOf() })).status).toBe(422);
    passSeconds(30);
    // The step itself is over once it was taken.
    expect((await nora.get(ENTER)).to).toBe('/sign-in');
  });

  test('a code of long ago is none, and a sign-in that took too long begins again', async () => {
    passSeconds(60);
    const old = codeOf();
    passSeconds(120);
    const [nora] = await signIn('nora');
    expect((await nora.send(ENTER, { code: old })).status).toBe(422);
    passSeconds(11 * 60);
    expect((await nora.send(ENTER, { code: codeOf() }, '/sign-in')).to).toBe('/sign-in');
  });

  test('a recovery code takes the place of a lost phone, once', async () => {
    passSeconds(3600);
    const [first = ''] = codes;
    const [nora] = await signIn('nora');
    expect((await nora.send(ENTER, { code: first.toUpperCase() })).to).toBe('/');
    const [again] = await signIn('nora');
    expect((await again.send(ENTER, { code: first })).status).toBe(422);
    expect((await nora.get(STEP)).text).toContain('9 of 10');
    const renewed = await nora.send(`${STEP}/codes`, {});
    const fresh = [...renewed.text.matchAll(/<code>([\w-]+)<\/code>/g)].map(([, code = '']) => code);
    expect(fresh).toHaveLength(10);
    expect((await again.send(ENTER, { code: codes[1] ?? '' })).status).toBe(422);
    expect((await again.send(ENTER, { code: fresh[1] ?? '' })).to).toBe('/');
    codes = fresh;
  });

  test('whoever knows the password and guesses is locked out, from wherever they come', async () => {
    passSeconds(86_400);
    const statuses = [];
    for (let network = 0; network < 4; network += 1) {
      const [guesser] = await signIn('nora');
      for (let tries = 0; tries < 3; tries += 1)
        statuses.push((await guesser.send(ENTER, { code: `00000${tries}` })).status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(422));
    expect(statuses.slice(10)).toEqual([429, 429]);
    expect(await journal()).toContain('account.secondStepLocked');
    const [nora] = await signIn('nora');
    expect((await nora.send(ENTER, { code: codeOf() })).status).toBe(429);
    passSeconds(61);
    expect((await nora.send(ENTER, { code: codeOf() })).to).toBe('/');
  });

  test('a change to it some time after sign-in asks for all that signs one in, and goes on under a new token', async () => {
    passSeconds(86_400);
    const [sam] = await signIn('sam');
    passSeconds(11 * 60);
    expect((await sam.get(STEP)).text).toContain('Confirm that it is you');
    expect((await sam.send(STEP, {}, '/account')).to).toBe(confirm(STEP));
    expect((await sam.send(confirm(STEP), { password: 'not the password' })).status).toBe(422);
    const thief = sam.copy();
    expect((await sam.send(confirm(STEP), { password: PASSWORD })).to).toBe(STEP);
    expect((await thief.get('/account')).to).toContain('/sign-in');
    expect((await sam.send(STEP, {})).to).toBe(`${STEP}/app`);
    // Begun and not confirmed, it asks for nothing.
    const [again, to] = await signIn('sam');
    expect(to).toBe('/');
    const copied = again.copy();
    const { secret } = await enrol(again);
    expect((await copied.get('/account')).to).toContain('/sign-in');
    // Then the password alone is not enough, for nothing that changes how one signs in or where.
    passSeconds(11 * 60);
    for (const [url, fields] of [
      [`${STEP}/remove`, {}],
      [`${STEP}/codes`, {}],
      ['/account/passkeys', { name: 'A thief’s key' }],
      ['/account/sessions', { which: 'all' }],
    ] as const)
      expect((await again.send(url, fields, '/account')).to, url).toMatch(/^\/account\/confirm/);
    const changed = { currentPassword: PASSWORD, newPassword: 'seven quiet lanterns' };
    expect((await again.send('/account', changed)).status).toBe(409);
    const removing = confirm(`${STEP}/remove`);
    expect((await again.send(removing, { password: PASSWORD, code: '' })).status).toBe(422);
    expect((await again.send(removing, { password: PASSWORD, code: '000000' })).status).toBe(422);
    expect((await again.send(removing, { password: PASSWORD, code: codeOf(secret) })).to).toBe(
      `${STEP}/remove`,
    );
    expect((await again.send(`${STEP}/remove`, {})).to).toBe('/account');
    expect((await signIn('sam'))[1]).toBe('/');
    expect(await journal()).toContain('account.provedAgain');
  });

  test('a lost app is reset by an administrator, which is in the audit of the house and of the partnership', async () => {
    passSeconds(86_400);
    const [nora] = await signIn('nora');
    await nora.send(ENTER, { code: codeOf() });
    const [ada] = await signIn('ada');
    expect((await ada.get(paths.staffMember(staff.nora ?? ''))).text).toContain('An app that shows codes');
    expect((await ada.get(paths.resetSecondStep(staff.nora ?? ''))).status).toBe(200);
    expect((await ada.send(paths.resetSecondStep(staff.nora ?? ''), {})).to).toBe(
      paths.staffMember(staff.nora ?? ''),
    );
    expect((await nora.get('/account')).to).toContain('/sign-in');
    const [back, to] = await signIn('nora');
    expect(to).toBe('/');
    expect((await back.get('/notifications')).text).toContain('Your second step was reset');
    expect((await ada.get(paths.resetSecondStep(staff.sam ?? ''))).status).toBe(409);
    const [other] = await signIn('sam');
    expect((await other.get(paths.resetSecondStep(staff.nora ?? ''))).status).toBe(403);

    const { rows } = await asOwner(databases, (tx) =>
      sql<{ place: string; by: string; target: string }>`
        select 'house' as place, account_id as by, target from arden.audit_event where event = 'account.secondStepReset'
        union all select 'partnership', account_id, target from audit_event where event = 'account.secondStepReset' and outcome = 'allowed'`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([
      { place: 'house', by: accounts.ada, target: `account:${accounts.nora}` },
      { place: 'partnership', by: accounts.ada, target: `id:${staff.nora} account:${accounts.nora}` },
    ]);
  });

  test('is asked of nobody in a made-up partnership until an administrator demands it', async () => {
    const [ada] = await signIn('ada');
    expect((await ada.get(paths.settings)).text).toContain('Nobody has to');
    const fewer = { value: 'administrators', version: '0' };
    // Whoever asks it of fewer than everybody writes down why.
    expect((await ada.send(paths.changeSetting('secondStep'), fewer)).status).toBe(422);
    const reason = 'Partners are joining one by one until the spring';
    const changed = await ada.send(paths.changeSetting('secondStep'), { ...fewer, reason });
    expect(changed.to).toBe(paths.settings);
    // From the next request on, for whoever is signed in too.
    expect((await ada.get('/partnership')).to).toBe('/posts?then=%2Fpartnership');
    expect((await ada.get('/posts?then=%2Fpartnership')).to).toBe(`${STEP}?then=%2Fpartnership`);
    const { shown } = await enrol(ada, '/partnership');
    expect(shown.text).toContain('href="/partnership"');
    expect((await ada.get('/partnership')).status).toBe(200);
    expect((await ada.get(paths.settings)).text).toContain(`Administrators only: ${reason}`);
    expect((await signIn('nora'))[1]).toBe('/');
  });

  test('demanded of whoever may see a child, it holds up neither scrutiny nor an agency’s system', async () => {
    await asOwner(databases, (tx) => makeSetting(tx, 'secondStep', 'childLevel'));
    const [nora, to] = await signIn('nora');
    expect(to).toBe('/posts');
    expect((await nora.get('/')).to).toContain('/posts');
    expect((await nora.get('/account')).status).toBe(200);
    expect((await signIn('sam'))[1]).toBe('/');
    await enrol(nora);
    expect((await nora.get('/partnership')).status).toBe(200);
    // Taken away again, the post is closed at once.
    await nora.send(`${STEP}/remove`, {});
    expect((await signIn('nora'))[1]).toBe('/posts');
  });

  test('is demanded of everybody, unless a partnership decided otherwise', async () => {
    await asOwner(databases, (tx) =>
      sql`delete from setting where key = 'secondStep'`
        .execute(tx)
        .then(() => sql`update arden.partnership set synthetic = false`.execute(tx)),
    );
    expect((await signIn('sam'))[1]).toBe('/posts');
    await asOwner(databases, (tx) => makeSetting(tx, 'secondStep', 'childLevel'));
  });

  test('a new password by a link does not go round it', async () => {
    passSeconds(86_400);
    const [nora] = await signIn('nora');
    const { secret } = await enrol(nora);
    await setPassword(house.auth, { account: accounts.nora ?? '', password: PASSWORD, now: clock });
    const [again, to] = await signIn('nora');
    expect(to).toBe(ENTER);
    // A code counts when it is shown and in the 30 seconds after, and never before.
    passSeconds(60);
    const ahead = codeOf(secret);
    passSeconds(-30);
    expect((await again.send(ENTER, { code: ahead })).status).toBe(422);
    passSeconds(60);
    expect((await again.send(ENTER, { code: ahead })).to).toBe('/');
  });
});

describe('Where one is signed in', () => {
  let databases: Databases;
  let house: House;
  let clock = NOW;
  beforeAll(async () => {
    databases = await embeddedWorld();
    await prepare(databases, PARTNERSHIP, NOW);
    house = await openHouse(databases, { modules, now: () => clock });
    const account = await asOwner(databases, async (tx) => {
      const council = await makeOrganisation(tx, { name: 'Arden Vale Council', type: 'localAuthority' });
      const { staff } = await makePost(tx, { name: 'Nora', role: 'practitioner', organisation: council });
      const made = await addAccount(tx, { name: 'Nora', email: 'nora@example.org' });
      await linkAccount(tx, staff, made);
      return made;
    });
    await setPassword(house.auth, { account, password: PASSWORD, now: NOW });
  });
  afterAll(async () => {
    await house.served.stop();
    await databases.close();
  });
  const signedIn = async (): Promise<Visitor> => {
    const visitor = house.visitor();
    await visitor.signIn('nora@example.org', PASSWORD);
    return visitor;
  };
  const isIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200;

  test('is listed with when each was last seen; one is ended, then all others, then all', async () => {
    const [here, phone, library, home] = [
      await signedIn(),
      await signedIn(),
      await signedIn(),
      await signedIn(),
    ];
    const list = await here.get('/account/sessions');
    expect(list.text).toContain('Signed in: 4');
    expect(list.text).toContain('This one');
    const ids = [
      ...list.text.matchAll(
        /name="which"[^>]*value="([0-9a-f-]{36})"|value="([0-9a-f-]{36})"[^>]*name="which"/g,
      ),
    ].map(([, one, other]) => one ?? other ?? '');
    expect(ids).toHaveLength(3);
    await here.send('/account/sessions', { which: ids[0] ?? '' });
    const left = [await isIn(phone), await isIn(library), await isIn(home)].filter(Boolean);
    expect(left).toHaveLength(2);
    await here.send('/account/sessions', { which: 'others' });
    expect([await isIn(phone), await isIn(library), await isIn(home)]).toEqual([false, false, false]);
    expect(await isIn(here)).toBe(true);
    const twice = await signedIn();
    expect((await here.send('/account/sessions', { which: 'all' })).to).toBe('/sign-in');
    expect([await isIn(here), await isIn(twice)]).toEqual([false, false]);
  });

  test('leaves out a session that ended by itself', async () => {
    await signedIn();
    clock = new Date(Date.parse(clock) + 40 * 60_000).toISOString();
    const here = await signedIn();
    expect((await here.get('/account/sessions')).text).toContain('Signed in: 1');
  });

  test('ends nobody else’s session, whatever id is sent', async () => {
    const here = await signedIn();
    const { rows } = await sql<{ id: string }>`select id from arden.session`.execute(databases.serving);
    const other = await asOwner(databases, (tx) => addAccount(tx, { name: 'Sam', email: 'sam@example.org' }));
    await sql`update arden.session set account_id = ${other} where id = ${rows[0]?.id ?? ''}`.execute(
      databases.serving,
    );
    const sam = rows[0]?.id ?? '';
    const another = await signedIn();
    await another.send('/account/sessions', { which: sam });
    const after = await sql<{ id: string }>`select id from arden.session where id = ${sam}`.execute(
      databases.serving,
    );
    expect(after.rows).toHaveLength(1);
    expect(here.jar.size).toBeGreaterThan(0);
  });
});
