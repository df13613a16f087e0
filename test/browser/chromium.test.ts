import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectFits } from '../support/axe.ts';
import { complaintsOf, describeInBrowser, newPage, screenshot } from '../support/browser.ts';

const document = (main: string) => `<!doctype html><html lang="en"><head><title>A worry</title>
  <meta name="viewport" content="width=device-width, initial-scale=1"></head>
  <body><main><h1>Tell us about a worry</h1>${main}</main></body></html>`;

const pages: Record<string, string> = {
  '/sound': document('<p>Somebody will read it today.</p>'),
  '/unlabelled': document('<p style="color: #ccc">Faint</p><input name="child">'),
  '/noscript': document('<noscript><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></noscript>'),
  '/wide': document('<table class="years"><tr><td style="min-width: 800px">2024</td></tr></table>'),
  '/script': document(
    '<p id="state">off</p><script>document.getElementById("state").textContent = "on"</script>' +
      '<button onclick="state.textContent = this.textContent">Turn on</button>',
  ),
  '/broken': document('<script>whoKnows()</script><img alt="" src="https://elsewhere.example/pixel.png">'),
};

describeInBrowser('the browser', () => {
  let server: Server;
  let baseURL: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(pages[request.url ?? ''] ?? '');
    });
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
    // A TCP server's address is never a path or null once it listens.
    baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('passes a sound page at both widths, with and without JavaScript', async () => {
    for (const width of [1280, 390]) {
      for (const javaScript of [true, false]) {
        const page = await newPage({ width, javaScript, baseURL });
        await page.goto('/sound');
        await expectAccessible(page);
        await expectFits(page);
        await screenshot(page, `chromium-sound-${width}`);
        expect(complaintsOf(page)).toEqual([]);
      }
    }
  });

  test('names a planted fault by rule and place', async () => {
    const page = await newPage({ baseURL });
    await page.goto('/unlabelled');
    await expect(expectAccessible(page)).rejects.toThrow(
      /color-contrast[\s\S]*at p[\s\S]*label[\s\S]*at input/,
    );
  });

  test('names a fault that only a visitor without JavaScript meets', async () => {
    const page = await newPage({ javaScript: false, baseURL });
    await page.goto('/noscript');
    await expect(expectAccessible(page)).rejects.toThrow(/image-alt[\s\S]*at img/);
    const scripted = await newPage({ baseURL });
    await scripted.goto('/noscript');
    await expectAccessible(scripted);
  });

  test('names what makes a page wider than a phone', async () => {
    const page = await newPage({ width: 390, baseURL });
    await page.goto('/wide');
    await expect(expectFits(page)).rejects.toThrow(/window of 390[\s\S]*table\.years/);
  });

  test('runs scripts or does not, as asked', async () => {
    for (const [javaScript, state] of [
      [true, 'on'],
      [false, 'off'],
    ] as const) {
      const page = await newPage({ javaScript, baseURL });
      await page.goto('/script');
      expect(await page.locator('#state').textContent()).toBe(state);
    }
  });

  test('runs nothing of a page without scripts when it is scanned, nor afterwards', async () => {
    const page = await newPage({ javaScript: false, baseURL });
    await page.goto('/script');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Turn on' }).click();
    expect(await page.locator('#state').textContent()).toBe('off');
    await page.goto('/script');
    expect(await page.locator('#state').textContent()).toBe('off');
  });

  test('gathers what a page did wrong, and reaches no other machine', async () => {
    const page = await newPage({ baseURL });
    await page.goto('/broken');
    expect(complaintsOf(page).join('\n')).toMatch(/whoKnows is not defined/);
    expect(complaintsOf(page).join('\n')).toMatch(/ERR_NAME_NOT_RESOLVED/);
  });
});
