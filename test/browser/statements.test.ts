import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendar } from '#calendar';
import { buildServer, type Host, type Identity, type Served } from '#http';
import { statementRoutes } from '#statements';
import { prepare } from '../../src/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAt, phone, seats } from '../support/looks.ts';
import { embeddedWorld, NOW, PARTNERSHIP, ROOT } from '../support/world.ts';

const ASSETS = join(ROOT, 'dist/assets');
/** Needs `npm run build`'s files, as `npm test` makes them. */
const names: Record<string, string> = JSON.parse(readFileSync(join(ASSETS, 'manifest.json'), 'utf8'));

/** Pages that show nothing about anybody: for whoever is not signed in, and the calendar for an administrator. */
describeInBrowser('the statements and the calendar', () => {
  let host: Host;
  let vale: ArdenVale;
  let served: Served;
  let baseURL: string;
  let signedIn = false;
  beforeAll(async () => {
    const databases = await embeddedWorld();
    await prepare(databases, PARTNERSHIP, NOW);
    vale = await layArdenVale(databases);
    const identity: Identity = {
      account: 'test',
      name: 'Ada Finch',
      session: 'test',
      severalPosts: true,
      actor: {
        account: 'test',
        staff: vale.administrator.staff,
        staffName: 'Ada Finch',
        post: vale.administrator.post,
        postTitle: 'Partnership administrator',
        role: 'administrator',
        organisation: vale.council,
        organisationName: 'Arden Vale Council',
        body: null,
        bodyName: null,
        partnership: PARTNERSHIP,
      },
    };
    host = {
      databases,
      modules: [calendar],
      identify: async () => (signedIn ? identity : null),
      now: () => NOW,
      secret: 'a secret for the tests of at least 32 characters',
      baseUrl: 'http://localhost',
      demonstration: true,
      assets: (name) => `/assets/${names[name] ?? name}`,
      assetsFolder: ASSETS,
      trustProxy: false,
      logLevel: 'silent',
      version: 'test',
    };
    served = await buildServer(host, statementRoutes(host, { idleMinutes: 30, hours: 12 }));
    baseURL = await served.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await served.stop();
    await host.databases.close();
  });

  const seen = looksAt('statements', () => baseURL);
  /** At a desk, and on a phone with and without JavaScript. */
  const lookAt = async (pages: Record<string, string>) => {
    for (const seat of [desk, { ...phone, javaScript: true }, phone])
      await seen.lookAtEach(await seen.open(seat), pages);
  };

  test.each(['accessibility', 'privacy', 'cookies', 'help', 'style', 'api'])(
    '/%s reads well for somebody who is not signed in',
    async (name) => {
      signedIn = false;
      await lookAt({ [name]: `/${name}` });
    },
  );

  test('every font and picture that the style sheet names is served', async () => {
    const styles = await served.server.inject({ url: host.assets('app.css') });
    expect(styles.statusCode).toBe(200);
    const named = [...styles.payload.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) {
      const file = await served.server.inject({ url: `/assets/${name}` });
      expect([name, file.statusCode]).toEqual([name, 200]);
    }
  });

  test('the help names whom to call when the office is shut, and opens without the database', async () => {
    signedIn = false;
    const page = await seen.open();
    await page.goto('/help');
    expect(await page.textContent('main')).toContain(
      'Arden Vale Safeguarding Children Partnership: 01632 960999',
    );
    // As a database that went away: whatever is asked of it fails.
    const serving = new Proxy(host.databases.serving, {
      get: () => {
        throw new Error('gone');
      },
    });
    const gone = { ...host.databases, serving };
    const without = await buildServer(
      { ...host, databases: gone },
      statementRoutes({ ...host, databases: gone }, { idleMinutes: 30, hours: 12 }),
    );
    const answer = await without.server.inject({ url: '/help', headers: { accept: 'text/html' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.payload).toContain('call 999');
    await without.stop();
  });

  test('the reference tells each act with its fields, opened without a script', async () => {
    const page = await seen.open({ ...desk, javaScript: false });
    await page.goto('/api');
    const act = page.locator('section', { hasText: 'POST /calendar/add' }).last();
    await act.locator('summary').click();
    expect(await act.locator('table').allTextContents()).toEqual([
      expect.stringContaining('Idempotency-Key'),
      expect.stringMatching(/text \(120 characters at most\).*Name. As it was announced/s),
      expect.stringContaining('id'),
    ]);
  });

  test('the calendar’s pages and its forms read well, also when something is wrong', async () => {
    signedIn = true;
    await lookAt({
      calendar: '/calendar',
      'calendar-unknown': '/calendar?year=2031',
      clocks: '/calendar/clocks?ruleSet=WT2023',
      'calendar-add': '/calendar/add',
    });
    for (const seat of seats) {
      const page = await seen.open(seat);
      await page.goto('/calendar/add');
      await page.fill('[name=name]', 'Coronation');
      await page.click('text=Add the bank holiday');
      expect(await page.textContent('.govuk-error-summary')).toContain('Enter the date of the bank holiday');
      expect(await page.inputValue('[name=name]')).toBe('Coronation');
      await seen.look(page, 'calendar-add-wrong', 422);
    }
    const page = await seen.open();
    await page.goto('/calendar/add');
    for (const [part, typed] of [
      ['day', '4'],
      ['month', '6'],
      ['year', '2031'],
    ])
      await page.fill(`[name=day-${part}]`, typed ?? '');
    await page.fill('[name=name]', 'Coronation');
    await page.click('text=Add the bank holiday');
    expect(await page.textContent('main')).toContain('4 June 2031 is now a bank holiday');
    await seen.look(page, 'calendar-added');
    await page.click('text=Withdraw');
    await seen.look(page, 'calendar-withdraw');
    await page.click('text=Withdraw this bank holiday');
    expect(await page.textContent('main')).toContain('4 June 2031 is a working day again');
    await seen.look(page, 'calendar-withdrawn');
  });
});
