import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Auth, addAccount, authRoutes, createAuth, setPassword } from '#auth';
import type { Databases } from '#db';
import { buildServer, type Served } from '#http';
import type { Instant } from '#kernel';
import { makeBody, makeOrganisation, makePost, makeSetting, paths } from '#partnership';
import { modules, prepare } from '../../src/app.ts';
import { describeInBrowser } from '../support/browser.ts';
import { openDirectory } from '../support/directory.ts';
import { desk, looksAt, phone, type Seat } from '../support/looks.ts';
import { asOwner, embeddedWorld, NOW, PARTNERSHIP, ROOT } from '../support/world.ts';

const SECRET = 'a secret for the tests of at least 32 characters';
const PASSWORD = 'purple otter climbs';
const ASSETS = join(ROOT, 'dist/assets');
/** The pages with and without a script, at both widths. */
const seats: readonly Seat[] = [desk, phone, { ...desk, javaScript: false }, { ...phone, javaScript: true }];

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const found = probe.address();
      probe.close(() => done(typeof found === 'object' && found ? found.port : 0));
    });
  });

describeInBrowser('the pages of how one signs in', () => {
  let databases: Databases;
  let served: Served;
  let auth: Auth;
  let baseURL = '';
  let clock: Instant = NOW;
  let minutes = Date.parse(NOW) / 60_000;
  let nurses = 0;
  let trust = '';
  let council = '';
  let staffOfAda = '';

  beforeAll(async () => {
    databases = await embeddedWorld();
    await prepare(databases, PARTNERSHIP, NOW);
    const port = await freePort();
    // A passkey is of one address: an IP address is none.
    baseURL = `http://localhost:${port}`;
    const assets: Record<string, string> = JSON.parse(readFileSync(join(ASSETS, 'manifest.json'), 'utf8'));
    auth = createAuth({
      databases,
      secret: SECRET,
      baseUrl: baseURL,
      idleMinutes: 30,
      hours: 12,
      demonstration: false,
      directoryNetworks: ['127.0.0.0/8'],
    });
    served = await buildServer(
      {
        databases,
        modules,
        identify: auth.identify,
        now: () => clock,
        // Many people sign in here, all from one address: each time in a minute of its own.
        passing: () => {
          minutes += 1;
          return minutes * 60_000;
        },
        secret: SECRET,
        baseUrl: baseURL,
        demonstration: false,
        assets: (name) => `/assets/${assets[name] ?? name}`,
        assetsFolder: ASSETS,
        trustProxy: false,
        logLevel: 'silent',
        version: 'test',
      },
      authRoutes(auth),
    );
    await served.listen(port, '127.0.0.1');
    await asOwner(databases, async (tx) => {
      council = await makeOrganisation(tx, { name: 'Northvale Council', type: 'localAuthority' });
      trust = await makeOrganisation(tx, { name: 'Northvale Community NHS Trust', type: 'nhsTrust' });
      await makeBody(tx, { name: 'Health Visiting South', type: 'team', organisation: trust });
      await makeSetting(tx, 'synthetic', true);
      await makeSetting(tx, 'secondStep', 'childLevel');
      const account = await addAccount(tx, { name: 'Ada Finch', email: 'ada.finch@example.org' });
      const made = await makePost(tx, {
        name: 'Ada Finch',
        role: 'administrator',
        organisation: council,
        account,
      });
      staffOfAda = made.staff;
      accountOfAda = account;
    });
    await setPassword(auth, { account: accountOfAda, password: PASSWORD, now: NOW });
  }, 120_000);
  let accountOfAda = '';
  afterAll(async () => {
    await served.stop();
    await databases.close();
  });

  /** Somebody new, because a second step that one test adds is asked for in the next. */
  const somebody = async (): Promise<string> => {
    nurses += 1;
    const name = `Ellen Corr ${nurses}`;
    const email = `ellen.${nurses}@example.org`;
    const account = await asOwner(databases, async (tx) => {
      const made = await addAccount(tx, { name, email });
      await makePost(tx, {
        name,
        role: 'practitioner',
        title: 'Health visitor',
        organisation: trust,
        account: made,
      });
      return made;
    });
    await setPassword(auth, { account, password: PASSWORD, now: clock });
    return email;
  };
  const signIn = async (page: Page, email: string) => {
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForLoadState();
  };
  const press = async (page: Page, name: string) => {
    await page.getByRole('button', { name }).click();
    await page.waitForLoadState();
  };
  const codeFor = (secret: string) => {
    clock = new Date(Date.parse(clock) + 30_000).toISOString();
    return new TOTP({ secret }).generate({ timestamp: Date.parse(clock) });
  };
  const { open, look } = looksAt('account', () => baseURL);

  test.each([desk, phone])('a second step, at $width pixels wide, JavaScript $javaScript', async (seat) => {
    const email = await somebody();
    const page = await open(seat);
    await signIn(page, email);
    expect(new URL(page.url()).pathname).toBe('/account/second-step');
    await look(page, 'second-step-demanded');
    await press(page, 'Add an app');
    await look(page, 'second-step-app');
    await page.getByText('You cannot scan it').click();
    const key = ((await page.locator('strong.app-typed').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Code').fill('000000');
    await press(page, 'Continue');
    await look(page, 'second-step-wrong', 422);
    await page.getByLabel('Code').fill(codeFor(key));
    await press(page, 'Continue');
    await look(page, 'second-step-codes');
    expect(await page.locator('.app-codes li').count()).toBe(10);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.goto('/account/second-step');
    await look(page, 'second-step-on');
    await page.goto('/account/second-step/remove');
    await look(page, 'second-step-remove');
    await page.goto('/account/second-step/codes');
    await look(page, 'second-step-new-codes');
    await page.goto('/account');
    await look(page, 'account');
  });

  test.each([desk, phone])('a sign-in with a second step, at $width pixels wide', async (seat) => {
    const email = await somebody();
    const page = await open(seat);
    await signIn(page, email);
    await press(page, 'Add an app');
    await page.getByText('You cannot scan it').click();
    const key = ((await page.locator('strong.app-typed').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Code').fill(codeFor(key));
    await press(page, 'Continue');
    const again = await open(seat);
    await signIn(again, email);
    await look(again, 'code');
    await again.getByLabel('Code').fill(codeFor(key));
    await press(again, 'Sign in');
    await again.goto('/account/sessions');
    await look(again, 'sessions');
    // Some time later, it asks for all that signed the person in before anything is ended.
    clock = new Date(Date.parse(clock) + 11 * 60_000).toISOString();
    await again.goto('/account/sessions');
    await look(again, 'sessions-later');
    await press(again, 'Confirm that it is you');
    await look(again, 'confirm');
    await again.getByRole('textbox', { name: 'Your password' }).fill(PASSWORD);
    await again.getByLabel('Code').fill('000000');
    await press(again, 'Continue');
    await look(again, 'confirm-wrong', 422);
    await again.getByRole('textbox', { name: 'Your password' }).fill(PASSWORD);
    await again.getByLabel('Code').fill(codeFor(key));
    await press(again, 'Continue');
    expect(new URL(again.url()).pathname).toBe('/account/sessions');
    await press(again, 'Sign out everywhere else');
    await look(again, 'sessions-one');
    await page.goto('/account');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });

  test('a passkey is added, signs in, is named and removed', async () => {
    const email = await somebody();
    const page = await open();
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('WebAuthn.enable');
    const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await signIn(page, email);
    await page.goto('/account/passkeys');
    await look(page, 'passkeys-none');
    await page.getByLabel('Name of the device').fill('My work laptop');
    await press(page, 'Continue');
    await look(page, 'passkey-add');
    await press(page, 'Add the passkey');
    await page.waitForURL('**/account/passkeys');
    await look(page, 'passkeys');
    expect(await page.getByText('My work laptop').count()).toBeGreaterThan(0);
    // More than a password was shown: the post that asks for a second step is open.
    await page.goto('/partnership');
    expect(new URL(page.url()).pathname).toBe('/partnership');

    // The password alone then opens no post, and adds no second step of somebody else's.
    const thief = await open();
    await signIn(thief, email);
    await thief.goto('/account/second-step');
    await press(thief, 'Confirm that it is you');
    await look(thief, 'confirm-passkey');
    expect(await thief.getByLabel('Your password').count()).toBe(0);

    await page.context().clearCookies();
    await page.goto('/sign-in?then=/partnership/posts');
    await press(page, 'Use a passkey');
    await look(page, 'passkey-sign-in');
    await press(page, 'Use a passkey');
    await page.waitForURL('**/partnership/posts');
    await page.goto('/account/passkeys');
    expect(await page.getByText('Last used').count()).toBe(1);
    await page.getByRole('link', { name: 'Remove' }).click();
    await look(page, 'passkey-remove');
    await press(page, 'Remove the passkey');
    await look(page, 'passkeys-removed');

    // Removed, it signs nobody in, though the device still has it.
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await press(page, 'Use a passkey');
    await press(page, 'Use a passkey');
    await page.getByText('This passkey was not accepted').first().waitFor();
    await look(page, 'passkey-refused', 422);
    await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  });

  test.each(seats)('passkeys at $width pixels wide, JavaScript $javaScript', async (seat) => {
    const email = await somebody();
    const page = await open(seat);
    await page.goto('/sign-in');
    await press(page, 'Use a passkey');
    await look(page, seat.javaScript ? 'passkey-script' : 'passkey-no-script');
    expect(await page.getByText('Passkeys need JavaScript').count()).toBe(seat.javaScript ? 0 : 1);
    await signIn(page, email);
    await page.goto('/account/passkeys');
    await look(page, 'passkeys-empty');
  });

  test.each([desk, phone])('agency systems, at $width pixels wide', async (seat) => {
    await asOwner(databases, (tx) =>
      tx
        .updateTable('setting')
        .set({ value: JSON.stringify('nobody') })
        .where('key', '=', 'secondStep')
        .execute(),
    );
    const page = await open(seat);
    const systems = looksAt('systems', () => baseURL);
    await signIn(page, 'ada.finch@example.org');
    await page.goto(paths.systems());
    await systems.look(page, 'list');
    await page.goto(paths.newSystem);
    await systems.look(page, 'add');
    await press(page, 'Add and show the credential');
    await systems.look(page, 'add-refused', 422);
    await page.getByLabel('Name of the system').fill('Hospital records');
    await page.getByLabel('Organisation').selectOption({ label: 'Northvale Community NHS Trust' });
    await page.getByLabel('Team or other body').selectOption({ label: 'Health Visiting South' });
    await page.getByLabel('What is this credential for?').fill('Live messages');
    await press(page, 'Add and show the credential');
    await systems.look(page, 'credential');
    await page.getByRole('button', { name: 'I have copied it' }).click();
    await systems.look(page, 'one');
    await page.getByRole('button', { name: 'Make another credential' }).click();
    await systems.look(page, 'another');
    await page.goBack();
    await page.getByRole('link', { name: /^End Live/ }).click();
    await systems.look(page, 'end');
    await press(page, 'End the credential');
    await systems.look(page, 'ended');
    await page.goto(paths.systems());
    await systems.look(page, 'list-of-some');
  });

  test.each([desk, phone])('what an administrator sees of a person, at $width pixels wide', async (seat) => {
    await asOwner(databases, (tx) =>
      tx
        .updateTable('setting')
        .set({ value: JSON.stringify('nobody') })
        .where('key', '=', 'secondStep')
        .execute(),
    );
    const page = await open(seat);
    const systems = looksAt('systems', () => baseURL);
    await signIn(page, 'ada.finch@example.org');
    await page.goto(paths.staffMember(staffOfAda));
    await systems.look(page, 'person');
    await page.goto(paths.signOutEverywhere(staffOfAda));
    await systems.look(page, 'sign-out');
    await page.goto(paths.settings);
    await systems.look(page, 'settings');
    await page.goto(paths.changeSetting('secondStep'));
    await systems.look(page, 'setting');
  });

  test.each([desk, phone])('sign-in through an organisation, at $width pixels wide', async (seat) => {
    const directory = await openDirectory(`${baseURL}/sign-in/organisation/back/${council}`);
    onTestFinished(directory.close);
    directory.people.set('ada', { sub: 'ada', email: 'ada.finch@example.org', verified: true });
    directory.asks = 'ada';
    await asOwner(databases, (tx) =>
      tx
        .updateTable('setting')
        .set({ value: JSON.stringify('nobody') })
        .where('key', '=', 'secondStep')
        .execute(),
    );
    const page = await open(seat);
    const pages = looksAt('directory', () => baseURL);
    await signIn(page, 'ada.finch@example.org');
    await page.goto(paths.directory);
    if (seat === desk) await pages.look(page, 'none');
    await page.goto(paths.registerDirectory);
    await pages.look(page, 'register');
    await page.getByLabel('Issuer').fill('login');
    await press(page, 'Register');
    await pages.look(page, 'register-refused', 422);
    await page.getByLabel('Issuer').fill(directory.issuer);
    await page.getByLabel('Client ID').fill(directory.clientId);
    await page.getByLabel('Client secret', { exact: true }).fill(directory.clientSecret);
    await page.getByLabel('Mail domains').fill('example.org');
    await press(page, 'Register');
    await pages.look(page, 'one');
    await page.goto(paths.endDirectory);
    await pages.look(page, 'end');

    await page.context().clearCookies();
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Sign in through your organisation' }).click();
    await page.getByLabel('Work email address').fill('somebody@elsewhere.example');
    await press(page, 'Continue');
    await pages.look(page, 'unknown', 422);
    await page.getByLabel('Work email address').fill('ada.finch@example.org');
    await press(page, 'Continue');
    await pages.look(page, 'go-on');
    await page.getByRole('button', { name: 'Continue to Northvale Council' }).click();
    await page.waitForURL((url) => url.href.startsWith(baseURL) && !url.pathname.startsWith('/sign-in'));
    await page.goto('/account');
    await pages.look(page, 'account');
  });
});
