import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Auth, addAccount, demoAccounts, inviteAccount, makeResetLink, setPassword } from '#auth';
import { createPartnership, type Databases, readMigrations, transact } from '#db';
import { action, page } from '#http';
import { dayOf, optionalText, yes } from '#kernel';
import { makeBody, makeOrganisation, makePost } from '#partnership';
import { Page } from '#ui';
import { type House, openHouse, quickPasswords } from '../support/visitor.ts';
import { asOwner, embeddedWorld, NOW, PARTNERSHIP, ROOT } from '../support/world.ts';

const PASSWORD = 'purple otter climbs';
const HTTPS = 'https://arden.example';
const SESSION = /arden\.session_token=/;

/** A page for people with a post, and a form on it. */
const desk = page('/desk', {
  title: 'Desk',
  may: () => yes,
  audit: { event: 'desk.viewed', purpose: 'work' },
  shows: z.object({ title: z.string(), post: z.string() }),
  load: async ({ actor }) => ({ title: actor.postTitle, post: actor.post }),
  view: ({ model, frame }) => Page({ frame, title: 'Desk', children: `At the desk of the ${model.title}` }),
});
const write = action('/desk', {
  title: 'Write',
  may: () => yes,
  audit: { event: 'desk.written', purpose: 'work' },
  takes: z.object({ worry: optionalText({ label: 'Worry' }) }),
  from: desk,
  run: async () => null,
  next: () => '/desk',
});

let databases: Databases;
let clock = NOW;
const houses: House[] = [];

const open = async (options: Omit<Parameters<typeof openHouse>[1], 'modules' | 'now'> = {}) => {
  const house = await openHouse(databases, {
    modules: [{ name: 'desk', routes: [desk, write] }],
    now: () => clock,
    ...options,
  });
  houses.push(house);
  const visitor = (address?: string) => {
    const browser = house.visitor(address);
    const signIn = (email: string, password = PASSWORD, after = '') => browser.signIn(email, password, after);
    return { ...browser, signIn };
  };
  return { auth: house.auth, served: house.served, visitor };
};

const passTime = (minutes: number) => {
  clock = new Date(Date.parse(clock) + minutes * 60_000).toISOString();
};

/** What the house's audit holds since the test began. */
const journal = async () => {
  const { rows } = await sql<{
    event: string;
    outcome: string;
    account: string | null;
    target: string;
    detail: string;
  }>`
    select event, outcome, account_id as account, target, detail from arden.audit_event order by id`.execute(
    databases.serving,
  );
  return rows;
};
const sessions = async () =>
  (await sql<{ id: string }>`select id from arden.session`.execute(databases.serving)).rows.length;

interface Person {
  account: string;
  posts: string[];
}
const people: Record<'worker' | 'twice' | 'none' | 'made', Person> = {
  worker: { account: '', posts: [] },
  twice: { account: '', posts: [] },
  none: { account: '', posts: [] },
  made: { account: '', posts: [] },
};
let organisation = '';

beforeAll(async () => {
  databases = await embeddedWorld();
  await asOwner(databases, async (tx) => {
    organisation = await makeOrganisation(tx, { name: 'Arden Vale Council', type: 'localAuthority' });
    const trust = await makeOrganisation(tx, { name: 'Vale NHS Trust', type: 'nhsTrust' });
    const team = await makeBody(tx, { name: 'Front Door', type: 'team', organisation });
    const account = (name: string, email: string, demonstration = false) =>
      addAccount(tx, { name, email, demonstration });
    people.worker.account = await account('Nadia Rahman', 'Nadia.Rahman@example.org');
    people.twice.account = await account('Owen Price', 'owen.price@example.org');
    people.none.account = await account('Jo Bell', 'jo.bell@example.org');
    people.made.account = await account('Tess Hale', 'tess.hale@example.org', true);
    const post = async (
      who: Person,
      role: 'frontDoorWorker' | 'administrator' | 'practitioner',
      title: string,
      at: string,
      staff?: string,
    ) => {
      const made = await makePost(tx, {
        name: title,
        role,
        title,
        organisation: at,
        body: role === 'frontDoorWorker' ? team : null,
        ...(staff ? { staff } : { account: who.account }),
      });
      who.posts.push(made.post);
      return made.staff;
    };
    await post(people.worker, 'frontDoorWorker', 'Front door worker', organisation);
    const owen = await post(people.twice, 'administrator', 'Administrator', organisation);
    await post(people.twice, 'practitioner', 'Health visitor', trust, owen);
    await post(people.made, 'practitioner', 'School nurse', trust);
  });
  const { auth } = await open();
  for (const { account } of [people.worker, people.twice, people.none])
    await setPassword(auth, { account, password: PASSWORD, now: NOW });
});
beforeEach(async () => {
  clock = NOW;
  await asOwner(databases, async (tx) => {
    for (const table of ['session', 'sign_in_attempt', 'audit_event'])
      await sql`delete from ${sql.id('arden', table)}`.execute(tx);
  });
});
afterAll(async () => {
  for (const { served } of houses) await served.stop();
  await databases.close();
});

describe('signing in', () => {
  test('leads to the page that was asked for, in the one post that the person holds', async () => {
    const visitor = (await open()).visitor();
    expect((await visitor.get('/desk?a=1')).to).toBe('/sign-in?then=%2Fdesk%3Fa%3D1');
    const signed = await visitor.signIn(' NADIA.rahman@Example.org', PASSWORD, '/desk?a=1');
    expect(signed).toMatchObject({ status: 303, to: '/desk?a=1' });
    const shown = await visitor.get('/desk?a=1');
    expect(shown.text).toContain('At the desk of the Front door worker');
    expect(await journal()).toEqual([
      {
        event: 'account.signedIn',
        outcome: 'allowed',
        account: people.worker.account,
        target: `partnership:${PARTNERSHIP} post:${people.worker.posts[0]}`,
        detail: 'by:password',
      },
    ]);
    expect((await visitor.get('/sign-in?then=/desk')).to).toBe('/desk');
  });

  test('sets a cookie that scripts, other sites and plain http never see', async () => {
    const signed = await (await open()).visitor().signIn('nadia.rahman@example.org');
    const [cookie = ''] = signed.cookies.filter((each) => SESSION.test(each));
    expect(cookie).toMatch(/^__Host-arden\.session_token=/);
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag);
    expect(cookie).not.toContain('Domain');

    const plain = await open({ baseUrl: 'http://localhost:3000' });
    const onMachine = await plain.visitor().signIn('nadia.rahman@example.org');
    expect(onMachine.cookies.find((each) => SESSION.test(each))).not.toContain('Secure');
  });

  test('refuses an altered cookie', async () => {
    const visitor = (await open()).visitor();
    await visitor.signIn('nadia.rahman@example.org');
    expect((await visitor.get('/desk')).status).toBe(200);
    const [name = '', value = ''] = [...visitor.jar].find(([each]) => each.includes('session_token')) ?? [];
    for (const altered of [
      `x${value.slice(1)}`,
      value.split('.')[0] ?? '',
      `${value.slice(0, -8)}AAAAA%3D`,
      '.',
      '%',
      '%E0%A4%A',
      'é'.repeat(50),
    ]) {
      visitor.jar.set(name, altered);
      expect((await visitor.get('/desk')).to, altered).toBe('/sign-in?then=%2Fdesk');
    }
  });

  test('leads nowhere but to a page of ours', async () => {
    const { visitor } = await open();
    for (const elsewhere of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '\\/evil.example',
      'javascript:alert(1)',
      'desk',
      '/sign-in?then=/sign-in',
      '/sign-out',
    ])
      expect((await visitor().signIn('nadia.rahman@example.org', PASSWORD, elsewhere)).to, elsewhere).toBe(
        '/',
      );
    const shown = await visitor().get('/sign-in?then=//evil.example&then=/desk');
    expect(shown.status).toBe(200);
    expect(shown.text).not.toContain('evil');
  });
});

describe('a wrong password', () => {
  const refusal = (text: string) =>
    /error-summary[\s\S]*?<ul[\s\S]*?<\/ul>/.exec(text)?.[0].replace(/\s+/g, ' ') ?? 'none';

  test('gets the same words for the same work, whether or not there is such an account', async () => {
    // A slow hash is all that could be told by the clock: each try costs exactly one, of a password kept or of none.
    let hashed = 0;
    const passwords = {
      hash: (password: string) => {
        hashed += 1;
        return quickPasswords.hash(password);
      },
      verify: (kept: { hash: string; password: string }) => {
        hashed += 1;
        return quickPasswords.verify(kept);
      },
    };
    const { visitor } = await open({ passwords });
    const work: Record<string, number[]> = { known: [], unknown: [], unset: [] };
    const words = new Set<string>();
    for (let round = 0; round < 4; round += 1)
      for (const [who, email] of [
        ['known', 'nadia.rahman@example.org'],
        ['unknown', 'nobody.at.all@example.org'],
        ['unset', 'tess.hale@example.org'],
      ] as const) {
        const browser = visitor();
        await browser.get('/sign-in');
        const before = hashed;
        const refused = await browser.signIn(email, 'not the password');
        work[who]?.push(hashed - before);
        expect(refused.status).toBe(422);
        expect(refused.text).toContain(email);
        expect(refused.text).not.toContain('not the password');
        words.add(refusal(refused.text));
      }
    expect([...words]).toEqual([expect.stringContaining('The email address or password is wrong')]);
    expect(work).toEqual({ known: [1, 1, 1, 1], unknown: [1, 1, 1, 1], unset: [1, 1, 1, 1] });

    const written = await journal();
    expect(written.filter(({ account }) => account === people.worker.account)).toHaveLength(4);
    const unknown = written.filter(({ account }) => account === null);
    expect(unknown).toHaveLength(4);
    expect(unknown[0]).toMatchObject({ event: 'account.signInFailed', outcome: 'refused', target: '' });
    expect(unknown[0]?.detail).toMatch(/^email:[\w-]{43}$/);
    expect(JSON.stringify(written)).not.toContain('@');
  });

  test('five times from one network locks the address there for longer and longer, known or not, and the right one then opens it', async () => {
    const { visitor } = await open();
    for (const email of ['nadia.rahman@example.org', 'nobody.at.all@example.org']) {
      clock = NOW;
      const browser = visitor();
      for (let tries = 0; tries < 5; tries += 1)
        expect((await browser.signIn(email, 'not the password')).text).toContain('password is wrong');
      const locked = await browser.signIn(email);
      expect([locked.status, locked.header('retry-after')]).toEqual([429, '60']);
      expect(refusal(locked.text)).toContain('too many tries with this email address. Wait a minute');
      expect(locked.text).toContain(email);
      passTime(1);
      expect((await browser.signIn(email, 'not the password')).text).toContain('password is wrong');
      const longer = await browser.signIn(email);
      expect(refusal(longer.text)).toContain('Wait 2 minutes');
      expect(longer.header('retry-after')).toBe('120');
      passTime(2);
    }
    expect((await visitor().signIn('nadia.rahman@example.org')).status).toBe(303);
    expect((await visitor().signIn('nadia.rahman@example.org', 'not the password')).text).toContain(
      'is wrong',
    );
    const locks = (await journal()).filter(({ event }) => event === 'account.signInLocked');
    expect(locks.map(({ account }) => account)).toEqual([
      people.worker.account,
      people.worker.account,
      null,
      null,
    ]);
  });

  test('of a stranger does not lock out the person whose address it is, nor does the right one forgive the stranger', async () => {
    const { visitor } = await open();
    const stranger = visitor();
    for (let tries = 0; tries < 6; tries += 1)
      await stranger.signIn('nadia.rahman@example.org', 'not the password');
    expect((await stranger.signIn('nadia.rahman@example.org')).status).toBe(429);
    const other = await visitor().signIn('nadia.rahman@example.org');
    expect(other.status).toBe(303);
    expect((await stranger.signIn('nadia.rahman@example.org')).status).toBe(429);
  });

  test('from many networks locks the address for everybody, much later and never for long', async () => {
    const { visitor } = await open();
    const guess = () => visitor().signIn('nobody.at.all@example.org', 'not the password');
    for (let tries = 0; tries < 50; tries += 1) expect([tries, (await guess()).status]).toEqual([tries, 422]);
    const locked = await guess();
    expect([locked.status, locked.header('retry-after')]).toEqual([429, '60']);
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      passTime(minutes);
      expect((await guess()).status).toBe(422);
    }
    const longest = await guess();
    expect([longest.status, longest.header('retry-after')]).toEqual([429, `${15 * 60}`]);
    passTime(60);
    for (let tries = 0; tries < 5; tries += 1) expect((await guess()).status).toBe(422);
  });

  test('counts for the network that an IPv6 address is of, whatever it ends in', async () => {
    const { visitor } = await open();
    const guess = (address: string) =>
      visitor(address).signIn('nadia.rahman@example.org', 'not the password');
    for (let tries = 0; tries < 5; tries += 1)
      expect((await guess(`2001:db8:1:2::${tries}`)).status).toBe(422);
    expect((await guess('2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await guess('2001:db8:1:3::1')).status).toBe(422);
  });

  test('is not to be guessed faster by asking many times at once', async () => {
    const { visitor } = await open();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        visitor('10.9.9.9').signIn('nadia.rahman@example.org', 'not the password'),
      ),
    );
    expect(answers.filter(({ text }) => text.includes('password is wrong'))).toHaveLength(5);
    expect(answers.filter(({ text }) => text.includes('too many tries'))).toHaveLength(7);
  });

  test('from one address is slowed down whichever account it tries', async () => {
    const browser = (await open()).visitor();
    const statuses: number[] = [];
    for (let tries = 0; tries < 22; tries += 1)
      statuses.push((await browser.send('/sign-in', { email: '', password: '' })).status);
    expect(statuses.slice(0, 20)).not.toContain(429);
    expect(statuses.slice(20)).toEqual([429, 429]);
  });
});

describe('a session', () => {
  test('ends when it is left alone, and lives on while it is used', async () => {
    const browser = (await open()).visitor();
    await browser.signIn('nadia.rahman@example.org');
    for (let step = 0; step < 4; step += 1) {
      passTime(29);
      expect((await browser.get('/desk')).status).toBe(200);
    }
    passTime(30);
    expect((await browser.get('/desk')).to).toBe('/sign-in?then=%2Fdesk');
    expect(await sessions()).toBe(0);
  });

  test('ends twelve hours after sign-in, whatever is done', async () => {
    const browser = (await open()).visitor();
    await browser.signIn('nadia.rahman@example.org');
    for (let minutes = 0; minutes < 719; minutes += 20) {
      expect((await browser.get('/desk')).status).toBe(200);
      passTime(20);
    }
    expect((await browser.get('/desk')).to).toBe('/sign-in?then=%2Fdesk');
  });

  test('ends on the server when the person signs out, and its cookie is worth nothing', async () => {
    const browser = (await open()).visitor();
    await browser.signIn('nadia.rahman@example.org');
    const stolen = browser.copy();
    const out = await browser.send('/sign-out', {}, '/desk-is-no-page');
    expect(out).toMatchObject({ status: 303, to: '/sign-in' });
    expect(out.header('clear-site-data')).toBe('"cache", "storage"');
    // Over https no other host of the domain can set what forms are signed against.
    expect([...browser.jar.keys()].filter((name) => /visit|flash/.test(name))).toEqual(
      expect.arrayContaining(['__Host-arden-visit', '__Host-arden-flash']),
    );
    expect((await browser.get('/sign-in')).text).toContain('You are signed out');
    expect(await sessions()).toBe(0);
    expect((await stolen.get('/desk')).to).toBe('/sign-in?then=%2Fdesk');
    expect((await journal()).at(-1)).toMatchObject({ event: 'account.signedOut', outcome: 'allowed' });
  });

  test('is replaced, not added to, when somebody else signs in at the same browser', async () => {
    const browser = (await open()).visitor();
    await browser.signIn('nadia.rahman@example.org');
    const page = await browser.get('/posts');
    expect(page.text).toContain('Front door worker');
    // The sign-in page leads on by itself, so the form comes from a tab that was left open.
    await browser.send('/sign-in', { email: 'owen.price@example.org', password: PASSWORD }, '/posts');
    expect((await browser.get('/posts')).text).toContain('Health visitor');
    expect(await sessions()).toBe(1);
  });
});

describe('posts', () => {
  test('of a person with several are chosen from, shown on the page, and told apart in two tabs', async () => {
    const browser = (await open()).visitor();
    const signed = await browser.signIn('owen.price@example.org', PASSWORD, '/desk');
    expect(signed.to).toBe('/posts?then=%2Fdesk');
    expect((await browser.get('/desk')).to).toBe('/posts?then=%2Fdesk');
    const choice = await browser.get('/posts?then=/desk');
    expect(choice.text).toContain('Administrator, Arden Vale Council');
    expect(choice.text).toContain('Health visitor, Vale NHS Trust');
    expect(choice.text).not.toContain('in use now');
    expect((await browser.send('/posts', { after: '/desk' })).text).toContain(
      'Select the post you want to use',
    );

    const [administrator = '', visitor = ''] = people.twice.posts;
    expect(await browser.send('/posts', { post: administrator, after: '/desk' })).toMatchObject({
      status: 303,
      to: '/desk',
    });
    const there = await browser.get('/desk');
    expect(there.text).toContain('You are now acting as Administrator, Arden Vale Council.');
    expect(there.text).toContain('At the desk of the Administrator');
    expect((await browser.get('/posts')).text).toMatch(/Administrator, Arden Vale Council[\s\S]*?in use now/);

    const typed = { worry: 'A worry typed under the old post', _post: administrator };
    await browser.send('/posts', { post: visitor });
    const refused = await browser.send('/desk', typed, '/posts');
    expect(refused.text).toContain('You changed post');
    expect(refused.text).toContain('A worry typed under the old post');
    expect((await journal()).filter(({ event }) => event === 'account.postChosen')).toHaveLength(2);
  });

  test('of somebody else cannot be chosen', async () => {
    const browser = (await open()).visitor();
    await browser.signIn('owen.price@example.org');
    const refused = await browser.send('/posts', { post: people.worker.posts[0] ?? '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Select a post that you hold');
  });

  test('end: a second later nobody acts through them', async () => {
    const browser = (await open()).visitor();
    await browser.signIn('nadia.rahman@example.org');
    expect((await browser.get('/desk')).status).toBe(200);
    const until = (day: string | null) =>
      asOwner(databases, (tx) =>
        tx
          .updateTable('post')
          .set({ until_day: day })
          .where('id', '=', people.worker.posts[0] ?? '')
          .execute(),
      );
    try {
      await until('2026-11-22');
      expect((await browser.get('/desk')).to).toBe('/posts?then=%2Fdesk');
      expect((await browser.get('/posts')).text).toContain('no post is yours today');
      expect((await browser.send('/desk', { worry: 'kept' }, '/posts')).status).toBe(403);
    } finally {
      await until(null);
    }
    expect((await browser.get('/desk')).status).toBe(200);
  });

  test('are needed for work and not for one’s own account', async () => {
    const browser = (await open()).visitor();
    expect((await browser.signIn('jo.bell@example.org', PASSWORD, '/desk')).to).toBe('/posts?then=%2Fdesk');
    const mine = await browser.get('/account');
    expect(mine.text).toContain('jo.bell@example.org');
    expect(mine.text).toContain('Sign out');
  });
});

describe('a password', () => {
  const change = async (newPassword: string, currentPassword = PASSWORD) => {
    const browser = (await open()).visitor();
    await browser.signIn('nadia.rahman@example.org');
    return browser.send('/account', { currentPassword, newPassword });
  };

  test.each([
    ['short', '12 characters or more'],
    ['PassWord1234', 'harder to guess'],
    ['P@ssw0rd2026!', 'harder to guess'],
    ['qwertyuiop123', 'harder to guess'],
    ['aaaaaaaaaaaaaaaaaa', 'the same thing again and again'],
    ['Safeguarding1!', 'not made from the name of this service'],
    ['Rahman 19851012', 'not made from your name'],
    ['arden arden arden', 'not made from the name of this service'],
    ['Safeguarding children partnership', 'not made from the name of this service'],
    ['hedgehog hedgehog hedgehog', 'the same thing again and again'],
    ['Walrus1walrus2walrus3', 'the same thing again and again'],
    ['xk7#qpxk7#qpxk7#qp', 'the same thing again and again'],
    ['Nadia Rahman 1985', 'not made from your name'],
    ['nadia.rahman@example.org', 'not made from your name'],
    ['x'.repeat(129), '128 characters or fewer'],
  ])('like %s is refused with a sentence', async (password, sentence) => {
    const refused = await change(password);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sentence);
  });

  test('is changed by whoever knows the one in force, and ends that person’s other sessions', async () => {
    const { visitor } = await open();
    const [here, elsewhere] = [visitor(), visitor()];
    await here.signIn('nadia.rahman@example.org');
    await elsewhere.signIn('nadia.rahman@example.org');
    const wrong = await here.send('/account', { currentPassword: 'not the password', newPassword: 'x' });
    expect(wrong.text).toContain('Your current password is not this one');

    const fresh = 'seven quiet lanterns';
    expect((await here.send('/account', { currentPassword: PASSWORD, newPassword: fresh })).status).toBe(303);
    expect((await here.get('/account')).text).toContain('Your password is changed');
    expect((await elsewhere.get('/desk')).to).toBe('/sign-in?then=%2Fdesk');
    expect((await visitor().signIn('nadia.rahman@example.org')).status).toBe(422);
    expect((await visitor().signIn('nadia.rahman@example.org', fresh)).status).toBe(303);
    expect((await here.send('/account', { currentPassword: fresh, newPassword: PASSWORD })).status).toBe(303);
  });
});

describe('a one-time link', () => {
  const invite = async (auth: Auth, email: string) =>
    inviteAccount(auth, { name: 'Sam Okafor', email, madeBy: null, now: clock });
  const pathOf = (link: string | null) => (link ?? '').slice(HTTPS.length);

  test('invites once: a password is set with it, and the second use finds nothing and says nothing', async () => {
    const { auth, visitor } = await open();
    const { account, link } = await invite(auth, 'Sam.Okafor@example.org');
    const path = pathOf(link);
    expect(path).toMatch(/^\/welcome\/[\w-]{43}$/);
    const kept = await sql<{
      row: string;
    }>`select one_time_link::text as row from arden.one_time_link`.execute(databases.serving);
    expect(JSON.stringify(kept.rows)).not.toContain(path.slice('/welcome/'.length));

    const browser = visitor();
    expect((await browser.get(path)).text).toContain('Welcome, Sam Okafor');
    expect((await browser.send(path, { password: 'Sam.Okafor.2026' })).text).toContain(
      'not made from your name',
    );
    expect((await browser.send(path, { password: 'password1234' })).text).toContain('harder to guess');
    expect(await browser.send(path, { password: 'green tractor jumps' })).toMatchObject({
      status: 303,
      to: '/sign-in',
    });
    const again = await visitor().get(path);
    expect(again.status).toBe(410);
    expect(again.text).toContain('This link does not work');
    expect(again.text).not.toContain('Sam');
    const second = visitor();
    await second.get('/sign-in');
    expect((await second.send(path, { password: 'another password here' }, '/sign-in')).to).toBe(path);
    expect((await visitor().signIn('sam.okafor@example.org', 'another password here')).status).toBe(422);
    expect((await visitor().signIn('sam.okafor@example.org', 'green tractor jumps')).status).toBe(303);
    expect(await journal()).toMatchObject([
      { event: 'account.invited', account: null, target: `account:${account}` },
      { event: 'account.linkUsed', account, detail: 'invitation' },
      { event: 'account.signInFailed' },
      { event: 'account.signedIn' },
    ]);
    // Whoever has a password needs no invitation, and nobody gets a way past it.
    expect(await invite(auth, 'sam.okafor@example.org')).toEqual({ account, link: null });
  });

  test('works for 72 hours as an invitation and 24 as a reset, and a newer one takes its place', async () => {
    const { auth, visitor } = await open();
    const works = async (link: string | null) =>
      !(await visitor().get(pathOf(link))).text.includes('This link does not work');
    const invited = await invite(auth, 'kit.marsh@example.org');
    const reset = await makeResetLink(auth, { account: people.none.account, madeBy: null, now: clock });
    passTime(24 * 60 - 1);
    expect(await works(reset)).toBe(true);
    passTime(1);
    expect(await works(reset)).toBe(false);
    expect(await works(invited.link)).toBe(true);
    passTime(48 * 60);
    expect(await works(invited.link)).toBe(false);

    const first = await makeResetLink(auth, { account: people.none.account, madeBy: null, now: clock });
    const newer = await makeResetLink(auth, { account: people.none.account, madeBy: null, now: clock });
    expect([await works(first), await works(newer)]).toEqual([false, true]);
    for (const made of ['x', 'A'.repeat(43), '%00'])
      expect((await visitor().get(`/welcome/${made}`)).text).not.toContain('Choose a');
  });

  test('sets a new password, ends every session and opens a locked account', async () => {
    const { auth, visitor } = await open();
    const before = visitor();
    await before.signIn('jo.bell@example.org');
    for (let tries = 0; tries < 6; tries += 1) await before.signIn('jo.bell@example.org', 'not the password');
    expect((await before.copy().get('/account')).status).toBe(200);
    const link = await makeResetLink(auth, { account: people.none.account, madeBy: null, now: clock });
    await visitor().send(pathOf(link), { password: PASSWORD });
    expect((await before.get('/account')).to).toBe('/sign-in?then=%2Faccount');
    expect((await before.signIn('jo.bell@example.org')).status).toBe(303);
  });

  test('is not made by one partnership for somebody who works in another too', async () => {
    const { auth } = await open();
    const owner = databases.owner;
    if (!owner) throw new Error('A test needs the owner.');
    const migrations = await readMigrations(`${ROOT}/migrations`);
    await createPartnership(owner, migrations, { slug: 'next', name: 'The next one', synthetic: false });
    await transact(owner, { role: 'owner', partnership: 'next', now: NOW }, async (tx) => {
      const elsewhere = await makeOrganisation(tx, { name: 'Next Council', type: 'localAuthority' });
      await makePost(tx, {
        name: 'Owen Price',
        role: 'practitioner',
        title: 'Adviser',
        organisation: elsewhere,
        account: people.twice.account,
      });
    });
    passTime(1);
    const madeBy = { account: people.worker.account, partnership: PARTNERSHIP };
    await expect(makeResetLink(auth, { account: people.twice.account, madeBy, now: clock })).rejects.toThrow(
      'another partnership',
    );
    expect(await makeResetLink(auth, { account: people.worker.account, madeBy, now: clock })).toContain(
      '/welcome/',
    );
    expect((await journal()).at(-1)).toMatchObject({
      event: 'account.linkMade',
      account: people.worker.account,
      target: `account:${people.worker.account}`,
    });
  });
});

describe('the demonstration', () => {
  test('shows made-up people by organisation, and one press signs in as one of them', async () => {
    const { auth, visitor } = await open({ demonstration: true });
    const people_ = await demoAccounts(auth, { now: clock, today: dayOf(clock) });
    expect(people_.map(({ name }) => name)).toEqual(['Tess Hale']);
    const browser = visitor();
    const shown = await browser.get('/sign-in?then=/desk');
    expect(shown.text).toContain('Everyone in this demonstration is made up');
    expect(shown.text).toMatch(/Vale NHS Trust[\s\S]*School nurse[\s\S]*Sign in as <\/span>Tess Hale/);
    expect(shown.text).not.toContain('Nadia');
    const signed = await browser.send(
      '/sign-in/demo',
      { account: people.made.account, after: '/desk' },
      '/sign-in',
    );
    expect(signed).toMatchObject({ status: 303, to: '/desk' });
    expect((await browser.get('/desk')).text).toContain('At the desk of the School nurse');
  });

  test('lets nobody in as a real person, however the form is filled in', async () => {
    const { visitor } = await open({ demonstration: true });
    const browser = visitor();
    const refused = await browser.send('/sign-in/demo', { account: people.worker.account }, '/sign-in');
    expect(refused.status).toBe(404);
    expect(await sessions()).toBe(0);
  });

  test('does not exist in a live service', async () => {
    const { auth, visitor } = await open();
    const browser = visitor();
    expect((await browser.get('/sign-in')).text).not.toContain('made up');
    const refused = await browser.send('/sign-in/demo', { account: people.made.account }, '/sign-in');
    expect(refused.status).toBe(404);
    expect(await demoAccounts(auth, { now: clock, today: dayOf(clock) })).toEqual([]);
    expect('signInDemonstration' in auth.better.api).toBe(false);
  });
});

test('asking who is signed in inside a transaction throws, because it would wait for ever', async () => {
  const { auth } = await open();
  await expect(asOwner(databases, () => auth.identify(new Headers({ cookie: 'x=y' }), NOW))).rejects.toThrow(
    'would wait for ever',
  );
});

describe('a program', () => {
  const json = { accept: 'application/json', 'content-type': 'application/json' };

  test('learns from the reference how to get a session, and is told at each step what is missing', async () => {
    const { served } = await open({ baseUrl: 'http://localhost' });
    const ask = async (method: 'GET' | 'POST', url: string, cookie = '', body?: unknown) => {
      const got = await served.server.inject({
        method,
        url,
        headers: { host: 'localhost', ...json, ...(cookie ? { cookie } : {}) },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      return { status: got.statusCode, body: JSON.parse(got.payload), cookies: got.cookies, got };
    };
    const document = (await ask('GET', '/api/openapi.json')).body;
    for (const [path, method] of [
      ['/sign-in', 'post'],
      ['/sign-out', 'post'],
      ['/posts', 'get'],
      ['/posts', 'post'],
      ['/account', 'get'],
      ['/account', 'post'],
    ] as const)
      expect(document.paths[path]?.[method], `${method} ${path}`).toBeTruthy();
    const entering = document.paths['/sign-in'].post;
    expect(entering.security).toEqual([]);
    expect(document.paths['/posts'].get.security).toEqual([{ session: [] }]);
    const takes = entering.requestBody.content['application/json'].schema;
    expect(takes.properties.password).toMatchObject({ title: 'Password', maxLength: 128 });
    expect(document.paths['/welcome/{token}']).toBeUndefined();

    const before = await ask('GET', '/desk');
    expect([before.status, before.body.detail]).toEqual([
      401,
      expect.stringContaining('sign in with POST /sign-in'),
    ]);
    for (const url of ['/posts', '/account']) expect((await ask('GET', url)).status, url).toBe(401);
    const refused = await ask('POST', '/sign-in', '', { email: 'owen.price@example.org', password: 'no' });
    expect([refused.status, refused.body.errors[0].field]).toEqual([422, 'email']);

    const entered = await ask('POST', '/sign-in', '', {
      email: 'owen.price@example.org',
      password: PASSWORD,
    });
    expect([entered.status, entered.body]).toEqual([200, { location: '/posts' }]);
    const { name } = document.components.securitySchemes.session;
    const session = entered.cookies.find((cookie) => cookie.name === name);
    expect(session?.value).toBeTruthy();
    const cookie = `${name}=${encodeURIComponent(session?.value ?? '')}`;

    const idle = await ask('GET', '/desk', cookie);
    expect([idle.status, idle.body.title]).toEqual([403, 'Choose a post first']);
    expect(idle.body.detail).toContain('POST /posts');
    const posts = (await ask('GET', '/posts', cookie)).body.posts as { id: string; title: string }[];
    const visitor = posts.find(({ title }) => title === 'Health visitor');
    expect((await ask('POST', '/posts', cookie, { post: visitor?.id })).status).toBe(200);
    const desk_ = await ask('GET', '/desk', cookie);
    expect([desk_.status, desk_.body.title]).toEqual([200, 'Health visitor']);
    expect((await ask('POST', '/sign-out', cookie, {})).status).toBe(200);
    expect((await ask('GET', '/desk', cookie)).status).toBe(401);
  });

  test('that is locked out is told in how many seconds to come back', async () => {
    const { served } = await open();
    const tries = [];
    for (let n = 0; n < 6; n += 1)
      tries.push(
        await served.server.inject({
          method: 'POST',
          url: '/sign-in',
          headers: { host: 'arden.example', ...json, 'x-forwarded-for': '10.8.8.8' },
          payload: JSON.stringify({ email: 'nobody.at.all@example.org', password: 'no' }),
        }),
      );
    expect(tries.map(({ statusCode }) => statusCode)).toEqual([422, 422, 422, 422, 422, 429]);
    const last = tries.at(-1);
    expect(last?.headers['retry-after']).toBe('60');
    expect(last?.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(last?.payload ?? '{}')).toMatchObject({ status: 429, errors: [{ field: 'email' }] });
  });
});
