import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Auth, addAccount, authRoutes, createAuth, makeResetLink, setPassword } from '#auth';
import type { Databases } from '#db';
import { buildServer, type Served } from '#http';
import type { Role } from '#kernel';
import { makeBody, makeOrganisation, makePost } from '#partnership';
import { describeInBrowser } from '../support/browser.ts';
import { looksAt, seats } from '../support/looks.ts';
import { asOwner, embeddedWorld, NOW, ROOT } from '../support/world.ts';

const SECRET = 'a secret for the tests of at least 32 characters';
const PASSWORD = 'purple otter climbs';
const ASSETS = join(ROOT, 'dist/assets');

/** Everybody is made up: organisation, team, title, role, name; the last two posts are one person's. */
const PEOPLE: readonly (readonly [string, string | null, string, Role, string])[] = [
  ['Northvale Council', 'Front Door', 'Front door worker', 'frontDoorWorker', 'Nadia Rahman'],
  ['Northvale Council', 'Front Door', 'Front door manager', 'frontDoorManager', 'Gareth Lloyd'],
  ['Northvale Council', 'Assessment Team East', 'Social worker', 'socialWorker', 'Abena Mensah'],
  ['Northvale Council', null, 'Partnership business manager', 'businessManager', 'Joan Whitlock'],
  ['Northvale Community NHS Trust', 'Health Visiting South', 'Health visitor', 'practitioner', 'Ellen Corr'],
  ['Forest Police', null, 'Detective sergeant, child protection', 'practitioner', 'Imran Sheikh'],
  ['Northvale Council', null, 'Administrator', 'administrator', 'Owen Price'],
  ['Northvale Community NHS Trust', null, 'Named doctor for safeguarding', 'safeguardingLead', 'Owen Price'],
];

describeInBrowser('the pages of sign-in', () => {
  let databases: Databases;
  let minutes = Date.parse(NOW) / 60_000;
  const houses: Served[] = [];
  const accounts = new Map<string, string>();

  const serve = async (demonstration: boolean): Promise<{ auth: Auth; baseURL: string }> => {
    const assets: Record<string, string> = JSON.parse(readFileSync(join(ASSETS, 'manifest.json'), 'utf8'));
    const auth = createAuth({
      databases,
      secret: SECRET,
      baseUrl: 'http://127.0.0.1',
      idleMinutes: 30,
      hours: 12,
      demonstration,
    });
    const served = await buildServer(
      {
        databases,
        modules: [],
        identify: auth.identify,
        now: () => NOW,
        // Many wrong words are typed here, all from one address: each in a minute of its own.
        passing: () => {
          minutes += 1;
          return minutes * 60_000;
        },
        secret: SECRET,
        baseUrl: auth.baseUrl,
        demonstration,
        assets: (name) => `/assets/${assets[name] ?? name}`,
        assetsFolder: ASSETS,
        trustProxy: false,
        logLevel: 'silent',
        version: 'test',
      },
      authRoutes(auth),
    );
    houses.push(served);
    return { auth, baseURL: await served.listen(0, '127.0.0.1') };
  };

  beforeAll(async () => {
    databases = await embeddedWorld();
    await asOwner(databases, async (tx) => {
      const organisations = new Map<string, string>();
      const staff = new Map<string, string>();
      for (const [organisation, team, title, role, name] of PEOPLE) {
        const at =
          organisations.get(organisation) ??
          (await makeOrganisation(tx, { name: organisation, type: 'localAuthority' }));
        organisations.set(organisation, at);
        const email = `${name.toLowerCase().replace(' ', '.')}@example.org`;
        const account = await addAccount(tx, { name, email, demonstration: true });
        accounts.set(name, account);
        const known = staff.get(name);
        const made = await makePost(tx, {
          name,
          role,
          title,
          organisation: at,
          body: team === null ? null : await makeBody(tx, { name: team, type: 'team', organisation: at }),
          ...(known ? { staff: known } : { account }),
        });
        staff.set(name, made.staff);
      }
      accounts.set('Jo Bell', await addAccount(tx, { name: 'Jo Bell', email: 'jo.bell@example.org' }));
    });
  });
  afterAll(async () => {
    for (const house of houses) await house.stop();
    await databases.close();
  });

  const idOf = (name: string): string => accounts.get(name) ?? '';
  const signIn = async (page: Page, email: string) => {
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };

  test.each([...seats, ...seats.map(({ width, javaScript }) => ({ width, javaScript: !javaScript }))])(
    'are sound at $width pixels wide, JavaScript $javaScript',
    async (seat) => {
      const live = await serve(false);
      const made = await serve(true);
      for (const name of ['Owen Price', 'Jo Bell'])
        await setPassword(live.auth, { account: idOf(name), password: PASSWORD, now: NOW });
      const link = await makeResetLink(live.auth, { account: idOf('Ellen Corr'), madeBy: null, now: NOW });
      const welcome = new URL(link).pathname;

      const { open: openDemo, look } = looksAt('sign-in', () => made.baseURL);
      const { open: openLive } = looksAt('sign-in', () => live.baseURL);
      const demo = await openDemo(seat);
      await demo.goto('/sign-in');
      await look(demo, 'demo');
      await demo.getByRole('button', { name: 'Owen Price' }).click();
      await expect.poll(() => demo.url()).toMatch(/\/posts$/);

      const page = await openLive(seat);
      await page.goto('/sign-in');
      await look(page, 'live');
      await page.getByLabel('Email address').fill('somebody');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await look(page, 'refused', 422);
      const locked = await openLive(seat);
      const guess = async (): Promise<number> => {
        await locked.goto('/sign-in');
        await locked.getByLabel('Email address').fill(`nobody.${seat.width}@example.org`);
        await locked.getByLabel('Password', { exact: true }).fill('not their password');
        const answered = locked.waitForResponse((response) => response.request().method() === 'POST');
        await locked.getByRole('button', { name: 'Sign in', exact: true }).click();
        return (await answered).status();
      };
      await expect.poll(guess, { timeout: 30_000, interval: 1 }).toBe(429);
      await locked.waitForLoadState();
      await look(locked, 'locked', 429);
      await page.goto(welcome);
      await look(page, 'welcome');
      await page.goto('/welcome/none');
      await look(page, 'no-link', 410);

      const several = await openLive(seat);
      await signIn(several, 'owen.price@example.org');
      await look(several, 'posts');
      await several.getByLabel('Named doctor for safeguarding').check();
      await several.getByRole('button', { name: 'Use this post' }).click();
      await several.goto('/account');
      await look(several, 'account');
      await several.goto('/posts');
      await look(several, 'posts-in-use');

      const none = await openLive(seat);
      await signIn(none, 'jo.bell@example.org');
      await look(none, 'no-post');
    },
  );
});
